package dev.docent.ingestion.chunking;

import dev.docent.ingestion.parsing.ParsedDocument;

/** The text that documents are laid out as, for tests of what was read. */
public final class ChunkedTexts {

    private ChunkedTexts() {}

    /** {@return the canonical text of the document} */
    public static String textOf(ParsedDocument document) {
        return LayoutWriter.layOut(document).text();
    }

    /** {@return the document's text, its boxes and its passages, a word being a token} */
    public static ChunkedDocument chunked(ParsedDocument document) {
        return new PassageChunker(text -> text.split(" ").length, new ChunkingProperties(256, 448, 40)).chunk(document);
    }
}
