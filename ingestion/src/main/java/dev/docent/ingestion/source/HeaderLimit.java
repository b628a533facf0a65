package dev.docent.ingestion.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a tar, of which the reader of headers, who keeps them in memory, gets no more than a megabyte at a time. */
final class HeaderLimit extends FilterInputStream {

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
    public int read() throws IOException {
        var next = super.read();
        count(1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
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
