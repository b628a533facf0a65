package dev.docent.ingestion.chunking;

import dev.docent.ingestion.document.ExtractedText;
import java.util.List;

/**
 * A document's text and the passages cut from it.
 *
 * @param chunks in their order; empty exactly when the text has no letter or digit
 */
public record ChunkedDocument(ExtractedText text, List<Chunk> chunks) {

    public ChunkedDocument {
        chunks = List.copyOf(chunks);
    }
}
