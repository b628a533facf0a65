package dev.docent.ingestion.parsing.inspection;

import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.ProxyInputStream;

/** Counts the expanded bytes and the archive entries of a file, and enforces their limits. For one file and one thread. */
final class ExpansionBudget {

    /** Files that expand to less are accepted at any expansion ratio. */
    private static final long UNSUSPICIOUS = 64L << 20;

    private final ParsingProperties limits;
    private final long size;
    private long expanded;
    private int entries;

    /** @param size the size of the file */
    ExpansionBudget(ParsingProperties limits, long size) {
        this.limits = limits;
        this.size = size;
    }

    /** Counts a file in an archive. */
    void countEntry() {
        entries++;
        checkEntries(entries);
    }

    void checkEntries(int count) {
        if (count > limits.maxEntries()) {
            throw UnreadableDocumentException.limit("The file contains more than %,d files", limits.maxEntries());
        }
    }

    /** Checks the number of archives that contain an archive. */
    void checkDepth(int depth) {
        if (depth >= limits.maxArchiveDepth()) {
            throw UnreadableDocumentException.limit("Archives are nested more than %d deep", limits.maxArchiveDepth());
        }
    }

    /** {@return the stream, with every byte that is read or skipped counted as expanded} */
    InputStream counted(InputStream stream) {
        return new ProxyInputStream(stream) {
            @Override
            protected void afterRead(int read) {
                count(Math.max(0, read));
            }

            @Override
            public long skip(long max) throws IOException {
                long skipped = super.skip(max);
                count(skipped);
                return skipped;
            }
        };
    }

    private void count(long bytes) {
        expanded += bytes;
        long max = limits.maxExpandedSize().toBytes();
        if (expanded > max) {
            throw UnreadableDocumentException.limit("The file expands to more than %,d bytes", max);
        }
        if (expanded > UNSUSPICIOUS && expanded / limits.maxExpansion() > size) {
            throw UnreadableDocumentException.limit(
                    "The file expands to more than %,d times its size", limits.maxExpansion());
        }
    }
}
