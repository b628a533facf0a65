package dev.docent.ingestion.chunking;

import dev.docent.ingestion.document.ExtractedText;
import dev.docent.ingestion.document.PageBoxes;
import java.util.List;

/**
 * A document's text and the passages cut from it.
 *
 * @param boxes where the words of the text stand, by page, where that is known
 * @param chunks in their order; empty exactly when the text has no letter or digit
 */
public record ChunkedDocument(ExtractedText text, List<PageBoxes> boxes, List<Chunk> chunks) {

    public ChunkedDocument {
        boxes = List.copyOf(boxes);
        chunks = List.copyOf(chunks);
    }
}
