package dev.docent.storage.objects.s3;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Small content. */
record ContentInMemory(byte[] bytes, String sha256) implements SpooledContent {

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream part(long offset, long length) {
        return new ByteArrayInputStream(bytes, Math.toIntExact(offset), Math.toIntExact(length));
    }

    @Override
    public void close() {}
}
