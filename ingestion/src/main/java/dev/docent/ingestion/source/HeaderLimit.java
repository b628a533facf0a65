package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.ProxyInputStream;

/** The bytes of a tar, limited to a megabyte while a header is read, which the tar reader keeps in memory. */
final class HeaderLimit extends ProxyInputStream {

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
