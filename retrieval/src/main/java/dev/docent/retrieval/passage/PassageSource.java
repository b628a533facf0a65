package dev.docent.retrieval.passage;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a document that all its passages share.
 *
 * @param owner id of the account
 * @param knowledgeBase id of the knowledge base
 * @param document id of the document
 * @param filename as uploaded, for display and filters
 * @param mediaType detected from the content, without parameters
 * @param createdAt time of the upload
 * @param metadata of the user: strings, numbers, booleans, or lists of them
 * @param language ISO 639-1 code of the main language, which selects the analyzer; null if unknown
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

    /** {@return the owner and the id of the knowledge base} */
    public KnowledgeBaseRef base() {
        return new KnowledgeBaseRef(owner, knowledgeBase);
    }

    /** {@return the owner and the id of the document} */
    public DocumentRef ref() {
        return new DocumentRef(owner, document);
    }
}
