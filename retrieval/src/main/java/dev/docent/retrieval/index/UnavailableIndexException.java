package dev.docent.retrieval.index;

import org.jspecify.annotations.Nullable;

/** The index cannot be reached. The same call may succeed later. */
public final class UnavailableIndexException extends RuntimeException {
    public UnavailableIndexException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
