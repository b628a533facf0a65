package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.util.Locale;

/**
 * Why a document will not become searchable.
 *
 * @param code what programs read
 * @param message a sentence for people; it names no internals
 * @param expected whether the document is the cause, and not this service
 */
record IngestionFailure(String code, String message, boolean expected) {

    static IngestionFailure of(Throwable cause) {
        return switch (cause) {
            case UnreadableDocumentException unreadable ->
                new IngestionFailure(unreadable.reason().name().toLowerCase(Locale.ROOT), messageOf(unreadable), true);
            case NoTextException ignored ->
                new IngestionFailure(
                        "no_text",
                        "No text was found in this document. If it is a scan, it needs to be recognised (OCR) first.",
                        true);
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
        NoTextException() {
            super("No text was found", null, false, false);
        }
    }
}
