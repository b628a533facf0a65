package dev.docent.api.conversation;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

/** Stores conversations. */
interface ConversationRepository extends CrudRepository<Conversation, String> {

    Optional<Conversation> findByIdAndOwner(String id, String owner);
}
