package dev.docent.ingestion.chunking;

import dev.docent.ingestion.parsing.ParsedDocument;

/** The extracted text of documents, for tests of parsers. */
public final class ChunkedTexts {

    private ChunkedTexts() {}

    /** {@return the extracted text of the document} */
    public static String textOf(ParsedDocument document) {
        return LayoutWriter.layOut(document).text();
    }

    /** {@return the text, the boxes and the passages of the document, with one token per word} */
    public static ChunkedDocument chunked(ParsedDocument document) {
        return chunker().chunk(document);
    }

    /** {@return a chunker with the default limits and one token per word} */
    public static PassageChunker chunker() {
        return new PassageChunker(text -> text.split(" ").length, new ChunkingProperties(256, 448, 40));
    }
}
