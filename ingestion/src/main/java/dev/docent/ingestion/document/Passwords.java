package dev.docent.ingestion.document;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The passwords of encrypted documents, kept only in memory from the upload until the document is ready or failed.
 * After a restart a document that was not read yet fails and asks for its password. Safe for concurrent use.
 */
@Component
public final class Passwords {

    private final Map<String, String> byDocument = new ConcurrentHashMap<>();

    /** Keeps the password of a document until it is deleted. */
    public void keep(String document, String password) {
        byDocument.put(document, password);
    }

    /** {@return the password of the document; empty if none was given} */
    public Optional<String> of(String document) {
        return Optional.ofNullable(byDocument.get(document));
    }

    /** Deletes the password; an absent one is ignored. */
    public void delete(String document) {
        byDocument.remove(document);
    }

    @EventListener
    void on(DocumentChanged change) {
        if (change.document().status().isFinal()) {
            delete(change.document().id());
        }
    }
}
