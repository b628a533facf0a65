package dev.docent.ingestion.parsing;

import java.util.List;

/**
 * The pages of a picture or a PDF.
 *
 * @param mediaType media type detected from the content, without parameters
 * @param pages pages with words; empty if nothing was read
 * @param omissions what could not be read; empty if everything was
 */
public record ScannedDocument(String mediaType, List<ScannedPage> pages, List<Omission> omissions) {

    public ScannedDocument {
        pages = List.copyOf(pages);
        omissions = List.copyOf(omissions);
    }
}
