package dev.docent.storage.objects.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.output.DeferredFileOutputStream;

/**
 * Content whose length and hash are known, and of which any part can be read any number of times.
 *
 * @param bytes written and closed; its temporary file is deleted with this
 * @param sha256 in hexadecimal digits
 */
record SpooledContent(DeferredFileOutputStream bytes, String sha256) implements AutoCloseable {

    long length() {
        return bytes.getByteCount();
    }

    /** {@return {@code length} bytes from {@code offset} on, to be closed by the caller} */
    InputStream part(long offset, long length) throws IOException {
        if (!bytes.isInMemory() && Files.size(bytes.getPath()) < offset + length) {
            throw new EOFException("The temporary file was truncated");
        }
        var all = bytes.toInputStream();
        try {
            all.skipNBytes(offset);
        } catch (IOException failure) {
            all.close();
            throw failure;
        }
        return BoundedInputStream.builder()
                .setInputStream(all)
                .setMaxCount(length)
                .get();
    }

    @Override
    public void close() throws IOException {
        if (!bytes.isInMemory()) {
            Files.deleteIfExists(bytes.getPath());
        }
    }
}
