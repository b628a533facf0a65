package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.document.Omissions;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.retrieval.provider.ProviderException;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The reason for which a document failed.
 *
 * @param code what programs read
 * @param message a sentence for people; it names no internals
 * @param expected whether the document is the cause, and not this service
 */
public record IngestionFailure(String code, String message, boolean expected) {

    public static IngestionFailure of(Throwable cause) {
        return switch (cause) {
            case UnreadableDocumentException unreadable ->
                new IngestionFailure(unreadable.reason().name().toLowerCase(Locale.ROOT), messageOf(unreadable), true);
            case NoTextException none -> new IngestionFailure("no_text", none.sentence(), true);
            case TooManyAttemptsException ignored ->
                new IngestionFailure(
                        "crash",
                        "The service ended again and again while it was reading this document. It is not tried again"
                                + " unless it is asked for.",
                        false);
            case ProviderException.RejectedException ignored ->
                new IngestionFailure(
                        "refused", "The embedding model refuses a passage of this document. The log says why.", false);
            default ->
                new IngestionFailure(
                        "internal",
                        "This document could not be processed because of a fault in the service. Try again later.",
                        false);
        };
    }

    private static String messageOf(UnreadableDocumentException unreadable) {
        var message = unreadable.getMessage();
        return message == null ? "This document cannot be read." : message;
    }

    /** A document has no letter and no digit. */
    static final class NoTextException extends RuntimeException {

        private static final String SENTENCE =
                "No text was found in this document. If it is a scan, it needs to be recognised (OCR) first.";

        private final Omissions omissions;

        NoTextException(Omissions omissions) {
            super("No text was found", null, false, false);
            this.omissions = omissions;
        }

        /** The omissions, if any, explain the missing text best. */
        private String sentence() {
            return omissions.list().isEmpty()
                    ? SENTENCE
                    : "No text was found in this document. "
                            + omissions.list().stream().map(Omission::message).collect(Collectors.joining(" "));
        }
    }

    /** The process ended too often while it read the document. */
    public static final class TooManyAttemptsException extends RuntimeException {
        public TooManyAttemptsException() {
            super("Too many attempts", null, false, false);
        }
    }
}
