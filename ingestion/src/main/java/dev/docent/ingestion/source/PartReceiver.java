package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;

/** Receives the files of an archive or a mail, one after the other. */
@FunctionalInterface
public interface PartReceiver {

    /**
     * Receives a file and reads it to its end.
     *
     * @param path its path from the root of the upload
     * @param content not empty; closed by the caller
     * @throws IOException if the content cannot be read; the file is then skipped as damaged
     */
    void take(RelativePath path, InputStream content) throws IOException;
}
