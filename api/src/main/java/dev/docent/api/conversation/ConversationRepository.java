package dev.docent.api.conversation;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

/** The conversations. */
interface ConversationRepository extends CrudRepository<Conversation, String> {

    Optional<Conversation> findByIdAndOwner(String id, String owner);
}
