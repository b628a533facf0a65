package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.Omission;

/** Omissions of files embedded in a document. */
public final class EmbeddedOmission {

    private EmbeddedOmission() {}

    /** {@return the omission of at least one file of an unsupported type or without text} */
    public static Omission skipped(int files) {
        return new Omission(
                "embedded_skipped",
                files == 1
                        ? "1 embedded file was not read: its type is not supported there, or it has no text."
                        : "%,d embedded files were not read: their types are not supported there, or they have no text."
                                .formatted(files));
    }

    /** {@return the omission of at least one damaged or encrypted file or part} */
    public static Omission unreadable(int files) {
        return new Omission(
                "embedded_unreadable",
                files == 1
                        ? "1 embedded file or part cannot be read because it is damaged or encrypted."
                        : "%,d embedded files or parts cannot be read because they are damaged or encrypted."
                                .formatted(files));
    }
}
