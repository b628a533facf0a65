package dev.docent.storage.objects.s3;

import dev.docent.storage.objects.ObjectStoreException;
import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The content of an object while it is downloaded. Closing it before its end drops the connection instead of draining it.
 * A long skip, and the rest after a broken connection, are requested from the server as a range. Reading fails with an
 * {@link ObjectStoreException} when the object was replaced in the meantime, and with an {@link
 * ObjectStoreUnavailableException} when the server cannot be reached. Used by one thread.
 */
final class S3Content extends InputStream {

    /** A shorter skip is read over: about what arrives in the time of another request. */
    static final long WORTH_A_REQUEST = 1 << 20;

    /** The maximum number of consecutive interruptions that deliver no byte. */
    private static final int MAX_BREAKS = 3;

    private final Bucket bucket;
    private final String name;
    private final String tag;
    private final long length;
    private @Nullable ResponseInputStream<GetObjectResponse> response;
    private long position;
    private int breaks;

    S3Content(Bucket bucket, String name, ResponseInputStream<GetObjectResponse> response) {
        this.bucket = bucket;
        this.name = name;
        this.tag = response.response().eTag();
        this.length = response.response().contentLength();
        this.response = response;
    }

    long length() {
        return length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        while (response != null) {
            try {
                var read = response.read(into, offset, count);
                if (read > 0) {
                    position += read;
                    breaks = 0;
                }
                return read;
            } catch (SdkException corrupt) {
                throw new IOException(name + " was corrupted in transit", corrupt);
            } catch (IOException broken) {
                resume(broken);
            }
        }
        return -1;
    }

    private void resume(IOException broken) {
        drop();
        if (++breaks > MAX_BREAKS) {
            throw new ObjectStoreUnavailableException("The connection broke repeatedly while reading " + name, broken);
        }
        try {
            response = from(position);
        } catch (ObjectStoreException failure) {
            failure.addSuppressed(broken);
            throw failure;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        var target = Math.min(length, position + count);
        if (target - position < WORTH_A_REQUEST) {
            return super.skip(count);
        }
        var skipped = target - position;
        drop();
        response = target == length ? null : from(target);
        position = target;
        return skipped;
    }

    @Override
    public void close() throws IOException {
        if (response != null && position == length) {
            response.close();
        } else {
            drop();
        }
    }

    private void drop() {
        if (response != null) {
            response.abort();
        }
    }

    private ResponseInputStream<GetObjectResponse> from(long target) {
        try {
            return bucket.s3()
                    .getObject(get -> get.bucket(bucket.name())
                            .key(name)
                            .range("bytes=" + target + "-")
                            .ifMatch(tag));
        } catch (SdkException failure) {
            throw S3Failure.of("Cannot read the rest of " + name, failure);
        }
    }
}
