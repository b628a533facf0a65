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
 * The content of an object as it arrives. What is not read is not fetched: closing it before the end drops the connection
 * instead of draining it. Over a long way it skips by asking the server for the rest, and so it goes on when a connection
 * breaks; both fail with an {@link ObjectStoreException} when the object was replaced since, or the server is away, so that
 * whoever reads can tell the one from the other. Used by one thread.
 */
final class S3Content extends InputStream {

    /** What arrives in about the time that another request takes. */
    static final long WORTH_A_REQUEST = 1 << 20;

    /** In a row, with no byte between. */
    private static final int MOST_BREAKS = 3;

    private final Bucket bucket;
    private final String name;
    private final String tag;
    private final long length;
    private @Nullable ResponseInputStream<GetObjectResponse> arriving;
    private long position;
    private int breaks;

    S3Content(Bucket bucket, String name, ResponseInputStream<GetObjectResponse> arriving) {
        this.bucket = bucket;
        this.name = name;
        this.tag = arriving.response().eTag();
        this.length = arriving.response().contentLength();
        this.arriving = arriving;
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
        while (arriving != null) {
            try {
                var read = arriving.read(into, offset, count);
                progress(read);
                return read;
            } catch (SdkException spoilt) {
                throw new IOException(name + " did not arrive as it was sent", spoilt);
            } catch (IOException broken) {
                goOn(broken);
            }
        }
        return -1;
    }

    private void progress(int read) {
        if (read > 0) {
            position += read;
            breaks = 0;
        }
    }

    private void goOn(IOException broken) {
        drop();
        if (++breaks > MOST_BREAKS) {
            throw new ObjectStoreUnavailableException(name + " breaks off again and again", broken);
        }
        try {
            arriving = from(position);
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
        arriving = target == length ? null : from(target);
        position = target;
        return skipped;
    }

    @Override
    public void close() throws IOException {
        if (arriving != null && position == length) {
            arriving.close();
        } else {
            drop();
        }
    }

    private void drop() {
        if (arriving != null) {
            arriving.abort();
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
            throw S3Failure.of("The rest of " + name + " cannot be had", failure);
        }
    }
}
