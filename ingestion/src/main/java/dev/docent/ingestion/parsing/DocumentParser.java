package dev.docent.ingestion.parsing;

import java.nio.file.Path;

/** Reads the text out of a file. Safe for concurrent use. */
public interface DocumentParser {

    /**
     * {@return the blocks of text that a reader of the file would see, in reading order}
     *
     * @param file the bytes; neither changed nor kept open
     * @param filename what the user called it: a hint for telling kinds of plain text apart, never trusted alone
     * @throws UnreadableDocumentException when nothing can be read; it says why, in words for the user
     */
    ParsedDocument parse(Path file, String filename);
}
