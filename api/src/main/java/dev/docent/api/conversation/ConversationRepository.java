package dev.docent.api.conversation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores conversations. */
interface ConversationRepository extends CrudRepository<Conversation, String> {

    List<Conversation> findByOwner(String owner, Pageable page);

    long countByOwner(String owner);

    void deleteByOwner(String owner);

    Optional<Conversation> findByIdAndOwner(String id, String owner);
}
