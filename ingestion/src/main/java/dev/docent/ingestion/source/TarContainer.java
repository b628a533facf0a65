package dev.docent.ingestion.source;

import dev.docent.ingestion.source.Skipped.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A tar file (POSIX.1-2001 and GNU), read as a stream. */
record TarContainer(Content bytes, ExpansionLimit limit) implements Container {

    @Override
    public void forEach(Visitor visitor) throws IOException {
        try (var headers = new HeaderLimit(bytes.open());
                var tar = new TarArchiveInputStream(headers)) {
            for (var entry = next(tar, headers); entry != null; entry = next(tar, headers)) {
                headers.lift();
                visit(entry, tar, visitor);
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException("Not a tar header", malformed);
        }
    }

    private void visit(TarArchiveEntry entry, TarArchiveInputStream tar, Visitor visitor) throws IOException {
        var content = new WatchedStream(contentOf(tar));
        if (!entry.isDirectory()) {
            visitor.visit(new Entry(entry.getName(), obstacle(entry), () -> content));
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
}
