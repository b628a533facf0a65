package dev.docent.ingestion.pipeline;

import org.jspecify.annotations.Nullable;

/** The embedding model does not answer, or not with vectors. That is no document's fault. */
final class EmbeddingUnavailableException extends RuntimeException {

    EmbeddingUnavailableException(@Nullable Throwable cause) {
        super("The embedding model does not answer", cause);
    }
}
