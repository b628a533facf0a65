package dev.docent.retrieval.index;

import org.jspecify.annotations.Nullable;

/** The index cannot be reached: no fault of what was asked for, and worth another try later. */
public final class UnavailableIndexException extends RuntimeException {
    public UnavailableIndexException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
