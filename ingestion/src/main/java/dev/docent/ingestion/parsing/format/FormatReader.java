package dev.docent.ingestion.parsing.format;

/** Reads one family of formats. Safe for concurrent use. */
public interface FormatReader {

    /** {@return whether it reads files of the media type} */
    boolean reads(String mediaType);

    /**
     * Puts what a reader of the file sees into the blocks, in reading order.
     *
     * @throws Exception whatever the libraries throw; the caller turns it into words for the user
     */
    void read(SourceFile file, BlockCollector blocks) throws Exception;
}
