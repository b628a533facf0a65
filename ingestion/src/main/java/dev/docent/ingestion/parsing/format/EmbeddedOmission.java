package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.Omission;

/** What is said of files inside a document that are not read. */
public final class EmbeddedOmission {

    private EmbeddedOmission() {}

    /** So many files, at least one, are of kinds that are not read there, or nothing was found in them. */
    public static Omission skipped(int files) {
        return new Omission(
                "embedded_skipped",
                files == 1
                        ? "1 file inside the document is not read: it is of a kind that is not read there, or holds no"
                                + " text."
                        : "%,d files inside the document are not read: they are of kinds that are not read there, or hold"
                                        .formatted(files)
                                + " no text.");
    }

    /** So many files or parts, at least one, cannot be read. */
    public static Omission unreadable(int files) {
        return new Omission(
                "embedded_unreadable",
                files == 1
                        ? "1 file or part inside the document cannot be read because it is damaged or encrypted."
                        : "%,d files or parts inside the document cannot be read because they are damaged or encrypted."
                                .formatted(files));
    }
}
