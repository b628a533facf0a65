package dev.docent.ingestion.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.output.CountingOutputStream;

/** Writes a zip as a stream. Until it is finished, no reader accepts it as complete. Used by one thread. */
final class ArchiveWriter {

    private final ZipOutputStream zip;

    /** @param out not closed by this writer */
    ArchiveWriter(OutputStream out) {
        zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8);
        // Most content is compressed already, or consists of numbers.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Adds an entry. {@return its size and hash} */
    Entry write(String name, IOConsumer<OutputStream> content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var digest = DigestUtils.getSha256Digest();
        var counted = new CountingOutputStream(new DigestOutputStream(zip, digest));
        content.accept(counted);
        counted.flush();
        zip.closeEntry();
        return new Entry(counted.getByteCount(), Hex.encodeHexString(digest.digest()));
    }

    /** Finishes the zip by writing its central directory. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
