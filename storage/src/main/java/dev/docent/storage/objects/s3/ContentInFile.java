package dev.docent.storage.objects.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Content in a file that goes when this is closed. */
record ContentInFile(Path file, long length, String sha256) implements SpooledContent {

    @Override
    public InputStream part(long offset, long length) throws IOException {
        return new FilePart(file, offset, length);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
