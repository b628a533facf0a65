package dev.docent.ingestion.chunking;

import dev.docent.ingestion.parsing.ParsedDocument;

/** The text that documents are laid out as, for tests of what was read. */
public final class ChunkedTexts {

    private ChunkedTexts() {}

    /** {@return the canonical text of the document} */
    public static String textOf(ParsedDocument document) {
        return LayoutWriter.layOut(document).text();
    }
}
