package dev.docent.retrieval.passage;

import java.time.Instant;
import java.util.Map;

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
 */
public record PassageSource(
        String owner,
        String knowledgeBase,
        String document,
        String filename,
        String mediaType,
        Instant createdAt,
        Map<String, Object> metadata) {

    public PassageSource {
        metadata = Map.copyOf(metadata);
    }
}
