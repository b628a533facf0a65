package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.ProxyInputStream;

/** Remembers whether reading failed, because a failed store cannot say which side failed. */
final class WatchedStream extends ProxyInputStream {

    private boolean failed;

    WatchedStream(InputStream content) {
        super(content);
    }

    boolean failed() {
        return failed;
    }

    @Override
    protected void handleIOException(IOException failure) throws IOException {
        failed = true;
        throw failure;
    }
}
