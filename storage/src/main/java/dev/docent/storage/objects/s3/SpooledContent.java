package dev.docent.storage.objects.s3;

import java.io.IOException;
import java.io.InputStream;

/** Content that was taken in whole: its length and hash are known, and any part of it can be read again. */
interface SpooledContent extends AutoCloseable {

    long length();

    /** {@return the hash in hexadecimal digits} */
    String sha256();

    /** {@return so many bytes from there on; the caller closes them} */
    InputStream part(long offset, long length) throws IOException;

    @Override
    void close() throws IOException;
}
