package dev.docent.api.assistant;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores earlier versions of assistants. */
interface AssistantVersionRepository extends CrudRepository<AssistantVersion, String> {

    List<AssistantVersion> findByOwnerAndAssistantAndNumberLessThan(
            String owner, String assistant, int number, Pageable page);

    void deleteByOwnerAndAssistantAndNumberLessThan(String owner, String assistant, int number);

    void deleteByOwnerAndAssistant(String owner, String assistant);

    void deleteByOwner(String owner);
}
