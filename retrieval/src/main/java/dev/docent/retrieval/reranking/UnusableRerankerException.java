package dev.docent.retrieval.reranking;

import org.jspecify.annotations.Nullable;

/** The configured reranking model is unusable. The message is a sentence for the operator. */
public final class UnusableRerankerException extends RuntimeException {

    public UnusableRerankerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
