package dev.docent.api.assistant;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

/** Stores accepted links. */
interface AcceptedLinkRepository extends CrudRepository<AcceptedLink, String> {

    List<AcceptedLink> findByAccount(String account);

    List<AcceptedLink> findByAssistantIn(Collection<String> assistants);

    Optional<AcceptedLink> findByAccountAndAssistant(String account, String assistant);

    int countByAccount(String account);

    void deleteByAccountAndAssistant(String account, String assistant);

    void deleteByAssistant(String assistant);

    void deleteByAccount(String account);
}
