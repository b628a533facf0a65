package dev.docent.api.conversation.history;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores messages. */
interface MessageRepository extends CrudRepository<Message, String>, MessageOperations {

    long countByOwner(String owner);

    long countByOwnerAndConversation(String owner, String conversation);

    void deleteByOwnerAndConversation(String owner, String conversation);

    List<Message> findByOwnerAndConversation(String owner, String conversation, Pageable page);

    List<Message> findByOwnerAndConversationAndIdIn(String owner, String conversation, Collection<String> ids);

    List<Message> findByOwnerAndIdIn(String owner, Collection<String> ids);

    Optional<Message> findByOwnerAndConversationAndId(String owner, String conversation, String id);

    List<Message> findByStatusAndIdLessThan(Message.Status status, String id, Pageable page);

    Optional<Message> findByIdAndOwner(String id, String owner);
}
