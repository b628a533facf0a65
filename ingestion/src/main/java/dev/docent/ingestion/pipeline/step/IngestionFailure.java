package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.document.Omissions;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.transcription.TranscriptionUnavailableException;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The reason why a document failed.
 *
 * @param code an identifier for programs
 * @param message a sentence for users, without internals of the service
 * @param expected whether the cause is the document and not the service
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
                        "The service ended repeatedly while it read this document. Reindex the document to try again.",
                        false);
            case TranscriptionUnavailableException unavailable ->
                new IngestionFailure("refused", unavailable.sentence() + " Reindex the document to try again.", false);
            case EmbeddingUnavailableException unavailable
            when unavailable.passage().isPresent() ->
                new IngestionFailure(
                        "refused",
                        "%s: the embedding model does not respond to it, although it embeds other texts. Reindex the document to try again."
                                .formatted(RefusedPassage.name(
                                        unavailable.passage().get())),
                        false);
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

    /** The document has no letters and no digits. */
    static final class NoTextException extends RuntimeException {

        private static final String SENTENCE =
                "No text was found in this document. If it is a scan, it needs optical character recognition (OCR)"
                        + " first.";

        private final Omissions omissions;

        NoTextException(Omissions omissions) {
            super("No text was found", null, false, false);
            this.omissions = omissions;
        }

        /**
         * {@return a sentence for users, with the omissions if there are any, since they explain why there is no text}
         */
        private String sentence() {
            return omissions.list().isEmpty()
                    ? SENTENCE
                    : "No text was found in this document. "
                            + omissions.list().stream().map(Omission::message).collect(Collectors.joining(" "));
        }
    }

    /** The process ended too often while it ingested the document. */
    public static final class TooManyAttemptsException extends RuntimeException {
        public TooManyAttemptsException() {
            super("Too many attempts", null, false, false);
        }
    }
}
