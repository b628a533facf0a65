package dev.docent.ingestion.parsing.inspection;

import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a file has expanded to so far, and how much it may. For one file and one thread. */
final class Expansion {

    /** Less is no burden, however small the file. */
    private static final long UNSUSPICIOUS = 64L << 20;

    private final ParsingProperties limits;
    private final long size;
    private long expanded;
    private int entries;

    Expansion(ParsingProperties limits, long size) {
        this.limits = limits;
        this.size = size;
    }

    /** {@return how many files an archive may hold} */
    int maxEntries() {
        return limits.maxEntries();
    }

    /** Counts a file in an archive. */
    void entry() {
        if (++entries > limits.maxEntries()) {
            throw tooManyEntries();
        }
    }

    UnreadableDocumentException tooManyEntries() {
        return limit("The file holds more than %,d files".formatted(limits.maxEntries()));
    }

    /** Holds how deep an archive stands in others; 0 for one that stands in none. */
    void depth(int depth) {
        if (depth >= limits.maxArchiveDepth()) {
            throw limit("Archives stand in one another more than %d deep".formatted(limits.maxArchiveDepth()));
        }
    }

    /** {@return the stream, whose bytes are counted as they are read} */
    InputStream counted(InputStream stream) {
        return new Counted(stream);
    }

    static UnreadableDocumentException limit(String message) {
        return new UnreadableDocumentException(Reason.LIMIT, message, null);
    }

    private void count(long bytes) {
        expanded += bytes;
        if (expanded > limits.maxExpandedSize().toBytes()) {
            throw limit("The file expands to more than %,d bytes"
                    .formatted(limits.maxExpandedSize().toBytes()));
        }
        if (expanded > UNSUSPICIOUS && expanded / limits.maxExpansion() > size) {
            throw limit("The file expands to more than %,d times its size".formatted(limits.maxExpansion()));
        }
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            count(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long most) throws IOException {
            var skipped = in.skip(most);
            count(skipped);
            return skipped;
        }
    }
}
