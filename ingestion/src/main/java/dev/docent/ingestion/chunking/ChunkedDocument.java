package dev.docent.ingestion.chunking;

import dev.docent.ingestion.document.content.ExtractedText;
import dev.docent.ingestion.document.content.PageBoxes;
import java.util.List;

/**
 * The text of a document and its chunks.
 *
 * @param boxes positions of the words by page, if known
 * @param chunks in order; empty if and only if the text has no letters and digits
 */
public record ChunkedDocument(ExtractedText text, List<PageBoxes> boxes, List<Chunk> chunks) {

    public ChunkedDocument {
        boxes = List.copyOf(boxes);
        chunks = List.copyOf(chunks);
    }
}
