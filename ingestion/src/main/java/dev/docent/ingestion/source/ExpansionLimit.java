package dev.docent.ingestion.source;

import dev.docent.ingestion.document.IngestionException.SourceTooLargeException;

/**
 * The remaining expansion that one upload is allowed. Counts actual bytes, not sizes in headers. Used by one thread.
 */
public final class ExpansionLimit {

    private static final long RATIO_FROM = 16L << 20;

    private final String filename;
    private final long packed;
    private final SourceProperties limits;
    private long entries;
    private long bytes;

    /** @param packed size of the upload, in bytes */
    public ExpansionLimit(String filename, long packed, SourceProperties limits) {
        this.filename = filename;
        this.packed = packed;
        this.limits = limits;
    }

    int entriesLeft() {
        return (int) Math.max(0, limits.maxEntries() - entries);
    }

    void countEntry() {
        if (++entries > limits.maxEntries()) {
            throw tooMany();
        }
    }

    /** @throws SourceTooLargeException if a limit is exceeded */
    public void countBytes(long more) {
        bytes += more;
        if (bytes > limits.maxSize().toBytes()) {
            throw new SourceTooLargeException(
                    filename, "it unpacks to more than " + limits.maxSize().toMegabytes() + " MB");
        }
        if (bytes > RATIO_FROM && bytes / Math.max(1, packed) >= limits.maxRatio()) {
            throw new SourceTooLargeException(
                    filename, "it unpacks to more than " + limits.maxRatio() + " times its size");
        }
    }

    SourceTooLargeException tooMany() {
        return new SourceTooLargeException(filename, "there are more than " + limits.maxEntries() + " files in it");
    }

    SourceTooLargeException longList() {
        return new SourceTooLargeException(filename, "the list of the files in it is too long");
    }

    boolean allowsDepth(int depth) {
        return depth <= limits.maxDepth();
    }

    String filename() {
        return filename;
    }
}
