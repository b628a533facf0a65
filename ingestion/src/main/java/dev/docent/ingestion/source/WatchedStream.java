package dev.docent.ingestion.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content of an archive that remembers whether reading it failed, which whoever stores it cannot tell any more. */
final class WatchedStream extends FilterInputStream {

    private boolean failed;

    WatchedStream(InputStream content) {
        super(content);
    }

    boolean failed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException damaged) {
            failed = true;
            throw damaged;
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException damaged) {
            failed = true;
            throw damaged;
        }
    }
}
