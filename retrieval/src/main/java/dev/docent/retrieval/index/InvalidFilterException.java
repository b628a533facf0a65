package dev.docent.retrieval.index;

/** A filter that a caller wrote is not understood. Its message is a sentence for that caller. */
public final class InvalidFilterException extends RuntimeException {

    private final String reason;

    InvalidFilterException(String reason) {
        super("The filter " + reason);
        this.reason = reason;
    }

    /** {@return what is wrong, as it goes on after the filter's name} */
    public String reason() {
        return reason;
    }
}
