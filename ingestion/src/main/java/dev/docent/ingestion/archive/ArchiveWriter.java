package dev.docent.ingestion.archive;

import dev.docent.retrieval.compute.ComputePool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.output.UnsynchronizedByteArrayOutputStream;

/**
 * Writes a zip as a stream. Until it is finished, no reader accepts it as complete. The content is packed and hashed in
 * slices of the compute pool, and sent by the caller. Used by one thread.
 */
final class ArchiveWriter {

    /** Packed within some milliseconds. */
    private static final int SLICE = 1 << 18;

    private final OutputStream out;
    private final ComputePool compute;
    private final String owner;
    private final UnsynchronizedByteArrayOutputStream packed =
            UnsynchronizedByteArrayOutputStream.builder().get();
    private final ZipOutputStream zip = new ZipOutputStream(packed, StandardCharsets.UTF_8);

    /**
     * @param out not closed by this writer
     * @param owner the account whose turns are used
     */
    ArchiveWriter(OutputStream out, ComputePool compute, String owner) {
        this.out = out;
        this.compute = compute;
        this.owner = owner;
        // Most content is compressed already, or consists of numbers.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Adds an entry. {@return its size and hash} */
    Entry write(String name, IOConsumer<OutputStream> content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var packing = new PackingStream();
        try (var slices = new BufferedOutputStream(packing, SLICE)) {
            content.accept(slices);
        }
        zip.closeEntry();
        send();
        return new Entry(packing.count, Hex.encodeHexString(packing.digest.digest()));
    }

    /** Finishes the zip by writing its central directory. */
    void finish() throws IOException {
        zip.finish();
        send();
        out.flush();
    }

    private void send() throws IOException {
        packed.writeTo(out);
        packed.reset();
    }

    /** Packs each array in a slice. */
    private final class PackingStream extends OutputStream {

        private final MessageDigest digest = DigestUtils.getSha256Digest();
        private long count;

        @Override
        public void write(int next) throws IOException {
            write(new byte[] {(byte) next}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                compute.background(owner, () -> pack(bytes, offset, length));
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
            }
            send();
        }

        private long pack(byte[] bytes, int offset, int length) {
            try {
                digest.update(bytes, offset, length);
                zip.write(bytes, offset, length);
                return count += length;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
