package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.DocumentFile;

/** Reads one family of formats. Safe for concurrent use. */
public interface FormatReader {

    /**
     * Collects the content that is visible to a reader of the file, in reading order.
     *
     * @param mediaType media type detected from the content
     * @throws Exception any exception of the parsing libraries
     */
    void read(DocumentFile file, String mediaType, BlockCollector blocks) throws Exception;
}
