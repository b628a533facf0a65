package dev.docent.ingestion.parsing;

import org.jspecify.annotations.Nullable;

/** Thrown when a file cannot be read. The message is a sentence for the user that names the cause. */
public final class UnreadableDocumentException extends RuntimeException {

    private final Reason reason;

    public UnreadableDocumentException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public UnreadableDocumentException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** {@return an exception for a document that exceeds a limit} */
    public static UnreadableDocumentException limit(String format, Object... arguments) {
        return new UnreadableDocumentException(Reason.LIMIT, format.formatted(arguments));
    }

    public Reason reason() {
        return reason;
    }

    /** The reason why a file cannot be read; its lower-case name is the error code in the API. */
    public enum Reason {
        /** The file is empty. */
        EMPTY,
        /** The file is encrypted. */
        ENCRYPTED,
        /** The file is damaged. */
        CORRUPT,
        /** The file type, or this version of the format, is not supported. */
        UNSUPPORTED,
        /** The file is audio, of which a chat model writes down what is said. Never the reason of a failed document. */
        AUDIO,
        /** The file exceeds a size, depth or count limit. */
        LIMIT,
        /** Reading the file exceeded the time limit. */
        TIMEOUT,
        /** The process that read the file crashed repeatedly. */
        CRASH
    }
}
