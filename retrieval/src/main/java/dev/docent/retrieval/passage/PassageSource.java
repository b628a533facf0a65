package dev.docent.retrieval.passage;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every passage of a document shares.
 *
 * @param owner id of the account
 * @param knowledgeBase id of the knowledge base
 * @param document id of the document
 * @param filename as the user named it, for display and filters
 * @param mediaType recognised by content, without parameters
 * @param createdAt when the document was uploaded
 * @param metadata what the user attached: values are strings, numbers, booleans, or lists of those
 * @param language ISO 639-1 code of the document's main language, by which its words are compared; null when not known
 */
public record PassageSource(
        String owner,
        String knowledgeBase,
        String document,
        String filename,
        String mediaType,
        Instant createdAt,
        Map<String, Object> metadata,
        @Nullable String language) {

    public PassageSource {
        metadata = Map.copyOf(metadata);
    }

    /** A document whose language is not known. */
    public PassageSource(
            String owner,
            String knowledgeBase,
            String document,
            String filename,
            String mediaType,
            Instant createdAt,
            Map<String, Object> metadata) {
        this(owner, knowledgeBase, document, filename, mediaType, createdAt, metadata, null);
    }

    /** {@return the owner and the id of the document} */
    public DocumentRef ref() {
        return new DocumentRef(owner, document);
    }
}
