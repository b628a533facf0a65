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
 * The downloads under way. Each holds a connection for as long as its reader takes, so that there are only as many as leave
 * some for everything else; one more is refused rather than kept waiting. Safe for concurrent use.
 */
final class Downloads {

    /** Three quarters of all connections. */
    static final int MOST = S3Clients.MOST_CONNECTIONS / 4 * 3;

    private final Semaphore free = new Semaphore(MOST);

    /**
     * {@return what is opened, which counts as a download until it is closed; twice is as once}
     *
     * @throws ObjectStoreUnavailableException when there are too many already
     */
    StoredObject begin(ObjectKey key, Supplier<StoredObject> opening) {
        if (!free.tryAcquire()) {
            throw new ObjectStoreUnavailableException("Not to be opened: " + key + ": too many are downloaded", null);
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
