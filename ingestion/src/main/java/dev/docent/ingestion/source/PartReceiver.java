package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;

/** Takes the files out of an archive or a mail, one after the other. */
@FunctionalInterface
public interface PartReceiver {

    /**
     * Takes a file, reading it to its end.
     *
     * @param path where it stands, from the root of the upload
     * @param content not empty; closed by who calls
     * @throws IOException when the content ends in a failure: then the file is skipped as damaged
     */
    void take(RelativePath path, InputStream content) throws IOException;
}
