package dev.docent.ingestion.parsing;

/** Extracts the text of a file. Safe for concurrent use. */
public interface DocumentParser {

    /**
     * {@return the text blocks visible to a reader of the file, in reading order}
     *
     * @param progress notified on the calling thread; an exception that it throws aborts parsing
     * @throws UnreadableDocumentException if the file cannot be read; the message explains the cause to the user
     */
    ParsedDocument parse(DocumentFile file, ReadingProgress progress);
}
