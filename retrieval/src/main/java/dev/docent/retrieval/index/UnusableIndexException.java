package dev.docent.retrieval.index;

/** The index that is there was made otherwise than the settings or this version want. The message says what to do. */
public final class UnusableIndexException extends RuntimeException {
    public UnusableIndexException(String message) {
        super(message);
    }
}
