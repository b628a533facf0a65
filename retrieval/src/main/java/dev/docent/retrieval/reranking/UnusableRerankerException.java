package dev.docent.retrieval.reranking;

import org.jspecify.annotations.Nullable;

/** The model that the settings name for reranking can't be used. Its message is one sentence for whoever set it. */
public final class UnusableRerankerException extends RuntimeException {

    public UnusableRerankerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
