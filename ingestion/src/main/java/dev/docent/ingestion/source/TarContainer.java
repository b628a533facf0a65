package dev.docent.ingestion.source;

import dev.docent.ingestion.source.Skipped.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IOSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;

/** A tar file (POSIX.1-2001 and GNU), read as a stream. */
record TarContainer(IOSupplier<InputStream> bytes, ExpansionLimit limit) implements Container {

    @Override
    public void forEach(IOConsumer<Entry> visitor) throws IOException {
        var header = new HeaderLimit();
        try (var tar = new TarArchiveInputStream(new CountedStream(bytes.get(), header))) {
            for (var entry = next(tar, header); entry != null; entry = next(tar, header)) {
                header.left = Long.MAX_VALUE;
                visit(entry, tar, visitor);
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException("Not a tar header", malformed);
        }
    }

    private void visit(TarArchiveEntry entry, TarArchiveInputStream tar, IOConsumer<Entry> visitor) throws IOException {
        // The next header skips the rest of a closed file.
        var content = new WatchedStream(new CountedStream(StreamUtils.nonClosing(tar), limit::countBytes));
        if (!entry.isDirectory()) {
            visitor.accept(new Entry(entry.getName(), obstacle(entry), () -> content));
        }
        // The unread rest counts against the limit too.
        content.transferTo(OutputStream.nullOutputStream());
        if (content.failed()) {
            throw new IOException("The tar ends in the middle of a file");
        }
    }

    private @Nullable TarArchiveEntry next(TarArchiveInputStream tar, HeaderLimit header) throws IOException {
        header.left = HeaderLimit.LARGEST;
        var entry = tar.getNextEntry();
        if (entry != null) {
            limit.countEntry();
        }
        return entry;
    }

    private static @Nullable Reason obstacle(TarArchiveEntry entry) {
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Reason.LINK;
        }
        return entry.isFile() && !entry.isCharacterDevice() && !entry.isBlockDevice() && !entry.isFIFO()
                ? null
                : Reason.SPECIAL;
    }

    /** Limits the bytes of a header to a megabyte, since the tar reader keeps it in memory. */
    private static final class HeaderLimit implements CountedStream.Counter {

        private static final long LARGEST = 1L << 20;

        private long left;

        @Override
        public void count(long bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("A header of the tar is larger than " + LARGEST + " bytes");
            }
        }
    }
}
