package dev.docent.api.conversation.stream;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.CrudRepository;

/** Stores the messages that are being generated. */
interface MessageStreamRepository extends CrudRepository<MessageStream, String>, MessageStreamOperations {

    Optional<MessageStream> findByIdAndOwner(String id, String owner);

    List<MessageStream> findByHolderNotIn(Collection<String> holders, Limit limit);

    long countByOwner(String owner);

    void deleteByOwner(String owner);
}
