package dev.docent.ingestion.parsing;

/** Reads the text out of a file. Safe for concurrent use. */
public interface DocumentParser {

    /**
     * {@return the blocks of text that a reader of the file would see, in reading order}
     *
     * @param progress told on the calling thread how far the reading is; what it throws ends the reading
     * @throws UnreadableDocumentException when nothing can be read; it says why, in words for the user
     */
    ParsedDocument parse(DocumentFile file, ReadingProgress progress);
}
