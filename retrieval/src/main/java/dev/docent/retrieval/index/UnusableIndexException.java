package dev.docent.retrieval.index;

/** The index does not fit the settings or this version. The message says what to do. */
public final class UnusableIndexException extends RuntimeException {
    public UnusableIndexException(String message) {
        super(message);
    }
}
