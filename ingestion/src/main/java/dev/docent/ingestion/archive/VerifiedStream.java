package dev.docent.ingestion.archive;

import dev.docent.ingestion.document.content.InvalidContentException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** Verifies size and SHA-256 of a stream at its end. Never returns more bytes than expected. */
final class VerifiedStream extends FilterInputStream {

    private final Entry expected;
    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private long count;
    private boolean ended;

    VerifiedStream(InputStream content, Entry expected) {
        super(content);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        var next = new byte[1];
        return read(next, 0, 1) < 0 ? -1 : next[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var read = super.read(bytes, offset, length);
        if (read < 0) {
            end();
            return read;
        }
        count += read;
        if (count > expected.size()) {
            throw new InvalidContentException("is larger than its list states");
        }
        digest.update(bytes, offset, read);
        return read;
    }

    @Override
    public long skip(long skipped) throws IOException {
        return readNBytes((int) Math.min(skipped, 1 << 13)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (count != expected.size() || !Hex.encodeHexString(digest.digest()).equals(expected.sha256())) {
            throw new InvalidContentException("does not match its list: its size or its SHA-256 differs");
        }
    }
}
