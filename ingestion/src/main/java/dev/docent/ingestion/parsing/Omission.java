package dev.docent.ingestion.parsing;

/**
 * A part of a document that was skipped while the rest was read.
 *
 * @param code machine-readable code, such as {@code pages_unreadable} or {@code embedded_skipped}
 * @param message a sentence that states what is missing and why
 */
public record Omission(String code, String message) {

    private static final String UNVERIFIED = "unverified_text";
    private static final String WITHOUT_VECTOR = "passage_without_vector";

    /** {@return a passage that only keyword search finds, because the embedding model refuses it} */
    public static Omission withoutVector(String message) {
        return new Omission(WITHOUT_VECTOR, message);
    }

    /** {@return a text that came with an archive and could not be compared with its original} @param reason a sentence */
    public static Omission unverified(String reason) {
        return new Omission(UNVERIFIED, reason);
    }

    /** {@return whether this is a text that came with an archive and could not be compared with its original} */
    public boolean lacksVerification() {
        return code.equals(UNVERIFIED);
    }

    /** {@return whether this is a passage that the embedding model refuses} */
    public boolean lacksVector() {
        return code.equals(WITHOUT_VECTOR);
    }

    /** {@return the omission of at least one embedded file of an unsupported type or without text} */
    public static Omission embeddedSkipped(int files) {
        return new Omission(
                "embedded_skipped",
                files == 1
                        ? "1 embedded file was not read: its type is not supported there, or it has no text."
                        : "%,d embedded files were not read: their types are not supported there, or they have no text."
                                .formatted(files));
    }

    /** {@return the omission of at least one damaged or encrypted file or part} */
    public static Omission embeddedUnreadable(int files) {
        return new Omission(
                "embedded_unreadable",
                files == 1
                        ? "1 embedded file or part cannot be read because it is damaged or encrypted."
                        : "%,d embedded files or parts cannot be read because they are damaged or encrypted."
                                .formatted(files));
    }
}
