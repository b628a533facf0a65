package dev.docent.ingestion.parsing;

/** Reads the words of pictures and PDFs with their positions. Safe for concurrent use. */
public interface PageScanner {

    /**
     * {@return the pages of a picture or a PDF}
     *
     * @param maxPages maximum number of pages
     * @throws UnreadableDocumentException if the file is neither, or cannot be read; the message explains the cause to the
     *     user
     */
    ScannedDocument scan(DocumentFile file, int maxPages);
}
