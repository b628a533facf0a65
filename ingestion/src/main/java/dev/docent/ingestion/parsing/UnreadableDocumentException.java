package dev.docent.ingestion.parsing;

import org.jspecify.annotations.Nullable;

/** A file cannot be read. Its message is a sentence for the user that names the cause. */
public final class UnreadableDocumentException extends RuntimeException {

    private final Reason reason;

    public UnreadableDocumentException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** {@return what kind of failure it is} */
    public Reason reason() {
        return reason;
    }

    /** Why a file cannot be read; its name in lower case is the code that clients see. */
    public enum Reason {
        /** It has no bytes. */
        EMPTY,
        /** It opens only with a password. */
        ENCRYPTED,
        /** It is damaged. */
        CORRUPT,
        /** Files of its type, or of its version of the format, are not read. */
        UNSUPPORTED,
        /** It is larger, deeper or more than is read. */
        LIMIT,
        /** Reading it took too long. */
        TIMEOUT,
        /** Reading it ended the process that read it, more than once. */
        CRASH
    }
}
