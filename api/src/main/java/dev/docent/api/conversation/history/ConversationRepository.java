package dev.docent.api.conversation.history;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores conversations. */
interface ConversationRepository extends CrudRepository<Conversation, String>, ConversationOperations {

    List<Conversation> findByOwner(String owner, Pageable page);

    List<Conversation> findByOwnerAndIdIn(String owner, Collection<String> ids);

    long countByOwner(String owner);

    void deleteByOwner(String owner);

    Optional<Conversation> findByIdAndOwner(String id, String owner);

    Optional<Conversation> findByUniqueKey(String uniqueKey);
}
