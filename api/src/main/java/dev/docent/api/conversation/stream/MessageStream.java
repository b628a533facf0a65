package dev.docent.api.conversation.stream;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An assistant message that is being generated. The record is deleted when the message is whole.
 *
 * @param id that of the message
 * @param holder the node that generates it
 * @param text what has been generated and may have been sent
 * @param stopping whether the generation is to end
 * @param followed how often clients of other nodes have reported that they follow
 */
@Aggregate("message_streams")
record MessageStream(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String conversation,
        String holder,
        String text,
        boolean stopping,
        long followed,
        Instant createdAt) {

    static MessageStream begun(MessageRef message, String holder, Instant now) {
        return new MessageStream(
                message.id(), null, message.owner(), message.conversation(), holder, "", false, 0, now);
    }

    MessageRef message() {
        return new MessageRef(owner, conversation, id);
    }
}
