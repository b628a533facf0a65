package dev.docent.storage.objects.s3;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore.StoredObject;
import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Limits the number of concurrent downloads. Each of them occupies a connection for as long as its reader takes, so a
 * download beyond the limit is refused at once instead of waiting for a connection. Safe for concurrent use.
 */
final class Downloads {

    /** Three quarters of all connections; the rest is left to all other calls. */
    static final int LIMIT = S3Clients.CONNECTIONS / 4 * 3;

    private final Semaphore free = new Semaphore(LIMIT);

    /**
     * {@return the opened object, which counts as a download until it is closed}
     *
     * @throws ObjectStoreUnavailableException when the limit is reached
     */
    StoredObject begin(ObjectKey key, Supplier<StoredObject> opening) {
        if (!free.tryAcquire()) {
            throw new ObjectStoreUnavailableException("Cannot open " + key + ": too many downloads are running", null);
        }
        try {
            var opened = opening.get();
            return new StoredObject(opened.length(), new Download(opened.content()));
        } catch (RuntimeException | Error failure) {
            free.release();
            throw failure;
        }
    }

    private final class Download extends FilterInputStream {

        private final AtomicBoolean closed = new AtomicBoolean();

        private Download(InputStream content) {
            super(content);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                if (closed.compareAndSet(false, true)) {
                    free.release();
                }
            }
        }
    }
}
