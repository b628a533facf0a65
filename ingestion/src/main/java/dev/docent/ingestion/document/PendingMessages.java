package dev.docent.ingestion.document;

import dev.docent.storage.records.NestedValue;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Messages about a document that were not sent yet. They are stored with the change that causes them, in the same write, so
 * that no crash loses them; see {@link Outbox}.
 *
 * @param due whether the document became ready or failed since it was stored, so that the messages about this are missing
 */
public record PendingMessages(boolean due, List<Message> messages) implements NestedValue {

    public PendingMessages {
        messages = List.copyOf(messages);
    }

    static PendingMessages due(@Nullable PendingMessages before) {
        return new PendingMessages(true, before == null ? List.of() : before.messages);
    }

    /** {@return these messages and more; null if there are none} */
    @Nullable
    PendingMessages plus(List<Message> more) {
        var all = Stream.concat(messages.stream(), more.stream()).toList();
        return all.isEmpty() ? null : new PendingMessages(false, all);
    }

    /**
     * A message.
     *
     * @param id the same whenever it is sent again
     * @param recipient known to the sender
     * @param event known to the sender
     */
    public record Message(String id, String recipient, String event, String body) {}
}
