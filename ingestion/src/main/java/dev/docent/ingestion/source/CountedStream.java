package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.ProxyInputStream;

/** Counts the bytes that are read or skipped. */
public final class CountedStream extends ProxyInputStream {

    private final Counter counter;

    /** @param counter throws an exception if there are too many */
    public CountedStream(InputStream content, Counter counter) {
        super(content);
        this.counter = counter;
    }

    @Override
    protected void afterRead(int count) throws IOException {
        counter.count(Math.max(0, count));
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(count);
        counter.count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Receives the number of bytes of each read. */
    @FunctionalInterface
    public interface Counter {
        void count(long bytes) throws IOException;
    }
}
