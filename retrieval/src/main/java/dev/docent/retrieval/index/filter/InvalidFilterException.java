package dev.docent.retrieval.index.filter;

/** A filter that cannot be parsed. The message is for the caller who wrote it. */
public final class InvalidFilterException extends RuntimeException {

    private final String reason;

    InvalidFilterException(String reason) {
        super("The filter " + reason);
        this.reason = reason;
    }

    /** {@return what is wrong, as a sentence without its subject} */
    public String reason() {
        return reason;
    }
}
