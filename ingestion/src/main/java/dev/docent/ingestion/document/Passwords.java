package dev.docent.ingestion.document;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What opens encrypted documents, in memory alone from the upload to the end of the reading. After a restart they are
 * gone, and a document that was not read by then asks for its password again. Safe for concurrent use.
 */
@Component
public final class Passwords {

    private final Map<String, String> byDocument = new ConcurrentHashMap<>();

    /** Keeps the password of a document until it is forgotten. */
    public void keep(String document, String password) {
        byDocument.put(document, password);
    }

    /** {@return the password of the document; empty when none was given} */
    public Optional<String> of(String document) {
        return Optional.ofNullable(byDocument.get(document));
    }

    /** Forgets the password; an absent one is ignored. */
    public void forget(String document) {
        byDocument.remove(document);
    }
}
