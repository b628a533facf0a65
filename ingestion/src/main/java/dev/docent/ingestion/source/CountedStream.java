package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.ProxyInputStream;

/** Counts unpacked bytes against a limit. */
public class CountedStream extends ProxyInputStream {

    private final ExpansionLimit limit;

    public CountedStream(InputStream unpacked, ExpansionLimit limit) {
        super(unpacked);
        this.limit = limit;
    }

    @Override
    protected void afterRead(int count) {
        limit.countBytes(Math.max(0, count));
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(count);
        limit.countBytes(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
