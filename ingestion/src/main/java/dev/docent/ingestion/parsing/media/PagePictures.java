package dev.docent.ingestion.parsing.media;

import dev.docent.ingestion.parsing.DocumentFile;

/** Draws the pages of pictures and PDFs. Safe for concurrent use. */
public interface PagePictures {

    /**
     * {@return a page as an image whose longer side has at most 1600 pixels}
     *
     * @param page page number, from 1
     * @throws dev.docent.ingestion.parsing.UnreadableDocumentException if the file is neither, has no such page, or cannot be drawn; the message explains the
     *     cause to the user
     */
    Rendition picture(DocumentFile file, int page);
}
