package dev.docent.retrieval.direct.collection;

import dev.docent.retrieval.passage.DocumentRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document of the collection.
 *
 * @param createdAt time of the upload
 * @param size of the original, in bytes
 * @param pages null if it is not read yet, or its format has none
 */
public record ListedDocument(
        DocumentRef ref,
        String filename,
        Instant createdAt,
        long size,
        @Nullable Integer pages) {}
