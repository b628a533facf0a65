package dev.docent.ingestion.archive;

import dev.docent.retrieval.compute.ComputePool;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a stream ahead of its reader, in slices of the compute pool. A failure is thrown where it would be without:
 * behind the bytes before it. Used by one thread.
 */
final class UnpackedStream extends FilterInputStream {

    /** Unpacked within some milliseconds. */
    private static final int SLICE = 1 << 18;

    private final ComputePool compute;
    private final String owner;
    private byte[] unpacked = new byte[0];
    private int next;
    private @Nullable Exception failure;

    /** @param owner the account whose turns are used */
    UnpackedStream(InputStream packed, ComputePool compute, String owner) {
        super(packed);
        this.compute = compute;
        this.owner = owner;
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : unpacked[next++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        var count = Math.min(length, unpacked.length - next);
        System.arraycopy(unpacked, next, bytes, offset, count);
        next += count;
        return count;
    }

    @Override
    public long skip(long skipped) throws IOException {
        return readNBytes((int) Math.min(skipped, 1 << 13)).length;
    }

    @Override
    public int available() {
        return unpacked.length - next;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private boolean isAtEnd() throws IOException {
        if (next == unpacked.length) {
            if (failure == null) {
                unpacked = compute.background(owner, this::slice);
                next = 0;
            }
            if (unpacked.length == next && failure != null) {
                rethrow(failure);
            }
        }
        return next == unpacked.length;
    }

    private byte[] slice() {
        var slice = new byte[SLICE];
        var size = 0;
        try {
            for (var read = 0; read >= 0 && size < SLICE; size += Math.max(read, 0)) {
                read = in.read(slice, size, SLICE - size);
            }
        } catch (IOException | RuntimeException failed) {
            failure = failed;
        }
        return Arrays.copyOf(slice, size);
    }

    private static void rethrow(Exception failure) throws IOException {
        switch (failure) {
            case IOException ofStream -> throw ofStream;
            case RuntimeException other -> throw other;
            default -> throw new IllegalStateException(failure);
        }
    }
}
