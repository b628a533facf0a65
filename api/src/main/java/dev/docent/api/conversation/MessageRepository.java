package dev.docent.api.conversation;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores messages. */
interface MessageRepository extends CrudRepository<Message, String> {

    long countByOwner(String owner);

    void deleteByOwner(String owner);

    List<Message> findByOwnerAndConversation(String owner, String conversation, Pageable page);
}
