package dev.docent.ingestion.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes, counted against the allowance as they come. */
public class CountedStream extends FilterInputStream {

    private final Allowance allowance;

    public CountedStream(InputStream unpacked, Allowance allowance) {
        super(unpacked);
        this.allowance = allowance;
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        allowance.countBytes(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = super.read(bytes, offset, length);
        allowance.countBytes(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(count);
        allowance.countBytes(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
