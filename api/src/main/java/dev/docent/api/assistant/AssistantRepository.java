package dev.docent.api.assistant;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores assistants. */
interface AssistantRepository extends CrudRepository<Assistant, String>, AssistantOperations {

    List<Assistant> findByIdIn(Collection<String> ids);

    Optional<Assistant> findByOwnerAndId(String owner, String id);

    Optional<Assistant> findByLinkHash(String linkHash);

    List<Assistant> findByOwner(String owner, Pageable page);

    long countByOwner(String owner);

    void deleteByOwnerAndId(String owner, String id);

    void deleteByOwner(String owner);
}
