package dev.docent.ingestion.source;

import dev.docent.ingestion.source.Skipped.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.input.ProxyInputStream;
import org.jspecify.annotations.Nullable;

/** A tar file (POSIX.1-2001 and GNU), read as a stream. */
record TarContainer(IOSupplier<InputStream> bytes, ExpansionLimit limit) implements Container {

    @Override
    public void forEach(IOConsumer<Entry> visitor) throws IOException {
        try (var headers = new HeaderLimit(bytes.get());
                var tar = new TarArchiveInputStream(headers)) {
            for (var entry = next(tar, headers); entry != null; entry = next(tar, headers)) {
                headers.lift();
                visit(entry, tar, visitor);
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException("Not a tar header", malformed);
        }
    }

    private void visit(TarArchiveEntry entry, TarArchiveInputStream tar, IOConsumer<Entry> visitor) throws IOException {
        var content = new WatchedStream(contentOf(tar));
        if (!entry.isDirectory()) {
            visitor.accept(new Entry(entry.getName(), obstacle(entry), () -> content));
        }
        // The unread rest counts against the limit too.
        content.transferTo(OutputStream.nullOutputStream());
        if (content.failed()) {
            throw new IOException("The tar ends in the middle of a file");
        }
    }

    /** Closing the content of a file leaves the archive open. */
    private InputStream contentOf(TarArchiveInputStream tar) {
        return new CountedStream(tar, limit) {
            @Override
            public void close() {
                // The next header skips the rest.
            }
        };
    }

    private @Nullable TarArchiveEntry next(TarArchiveInputStream tar, HeaderLimit headers) throws IOException {
        headers.set();
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

    /** The bytes of a tar, limited to a megabyte while a header is read, which the tar reader keeps in memory. */
    private static final class HeaderLimit extends ProxyInputStream {

        private static final long LARGEST = 1L << 20;

        private long left = Long.MAX_VALUE;

        HeaderLimit(InputStream tar) {
            super(tar);
        }

        void set() {
            left = LARGEST;
        }

        void lift() {
            left = Long.MAX_VALUE;
        }

        @Override
        protected void afterRead(int count) throws IOException {
            count(Math.max(0, count));
        }

        @Override
        public long skip(long count) throws IOException {
            var skipped = super.skip(count);
            count(skipped);
            return skipped;
        }

        private void count(long more) throws IOException {
            left -= more;
            if (left < 0) {
                throw new IOException("A header of the tar is larger than " + LARGEST + " bytes");
            }
        }
    }
}
