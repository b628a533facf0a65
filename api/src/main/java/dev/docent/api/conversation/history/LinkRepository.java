package dev.docent.api.conversation.history;

import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores links to conversations. */
interface LinkRepository extends CrudRepository<ConversationLink, String> {

    Optional<ConversationLink> findByHash(String hash);

    Page<ConversationLink> findByOwnerAndConversation(String owner, String conversation, Pageable page);

    long countByOwnerAndConversation(String owner, String conversation);

    long countByOwner(String owner);

    void deleteByOwner(String owner);

    void deleteByOwnerAndConversation(String owner, String conversation);

    Optional<ConversationLink> findByOwnerAndConversationAndId(String owner, String conversation, String id);
}
