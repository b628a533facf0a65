package dev.docent.storage.objects.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.springframework.util.FileSystemUtils;

/**
 * Reads content completely before any of it is sent. A source that fails half-way then leaves nothing on the server, and a
 * part that did not arrive can be sent again. Up to 256 KiB stay in memory, larger content goes to a temporary file. The
 * folder is emptied at each start. Safe for concurrent use.
 */
final class Spool {

    static final int IN_MEMORY = 1 << 18;

    private final Path folder;

    Spool(Path folder) {
        this.folder = folder;
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot empty the folder for uploads to S3: " + folder, failure);
        }
    }

    /** {@return the content, to be closed by the caller} The caller closes the stream too. */
    Content take(InputStream content) throws IOException {
        var digest = DigestUtils.getSha256Digest();
        var bytes = DeferredFileOutputStream.builder()
                .setThreshold(IN_MEMORY)
                .setPrefix("object")
                .setDirectory(folder)
                .get();
        try (bytes) {
            new DigestInputStream(content, digest).transferTo(bytes);
        } catch (IOException | RuntimeException failure) {
            new Content(bytes, "").close();
            throw failure;
        }
        return new Content(bytes, Hex.encodeHexString(digest.digest()));
    }

    /**
     * Content whose length and hash are known, and of which any part can be read any number of times.
     *
     * @param bytes written and closed; its temporary file is deleted with this
     * @param sha256 in hexadecimal digits
     */
    record Content(DeferredFileOutputStream bytes, String sha256) implements AutoCloseable {

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
}
