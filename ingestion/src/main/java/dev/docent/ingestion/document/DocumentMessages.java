package dev.docent.ingestion.document;

import dev.docent.ingestion.document.PendingMessages.Message;
import java.util.List;

/** Writes and sends messages about documents that became ready or failed. Safe for concurrent use. */
public interface DocumentMessages {

    /** {@return the messages about the document, which is stored with them next} */
    List<Message> about(Document settled);

    /** Sends messages that are stored with the document. May be called more than once with the same messages. */
    void send(Document document, List<Message> messages);
}
