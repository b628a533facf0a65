package dev.docent.ingestion.document;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Sends the messages about documents at least once, whenever the process ends: they are stored with the document, sent right
 * after, and deleted last. What is left is sent by {@link #sendAll}, in whichever process. Safe for concurrent use.
 */
@Component
public final class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final DocumentRepository records;
    private final ObjectProvider<DocumentMessages> messages;

    public Outbox(DocumentRepository records, ObjectProvider<DocumentMessages> messages) {
        this.records = records;
        this.messages = messages;
    }

    /** {@return the document, to be stored with the messages about it if it became ready or failed} */
    Document fill(Document document) {
        var pending = document.pendingMessages();
        if (pending == null || !pending.due()) {
            return document;
        }
        var sender = messages.getIfAvailable();
        return document.pending(sender == null ? null : pending.plus(sender.about(document)));
    }

    /** {@return the stored document without the messages that were sent} A failure is only logged. */
    Document send(Document stored) {
        try {
            return sendOrFail(stored);
        } catch (DataAccessException failure) {
            log.warn("failed send=messages document={} sent_later=true", stored.id(), failure);
            return stored;
        }
    }

    /** Sends the messages that an ended process or a failure left unsent. */
    void sendAll() {
        records.findFirst100ByPendingMessagesIsNotNullOrderByIdAsc().forEach(this::sendOrFail);
    }

    /** Sends what is left before the record of the document is deleted. */
    void sendLast(Document document) {
        records.findByOwnerAndId(document.owner(), document.id()).ifPresent(this::sendOrFail);
    }

    private Document sendOrFail(Document stored) {
        var pending = stored.pendingMessages();
        var sender = messages.getIfAvailable();
        if (pending == null || sender == null) {
            return stored;
        }
        sender.send(stored, pending.messages());
        records.clearPendingMessages(stored);
        return stored.pending(null);
    }
}
