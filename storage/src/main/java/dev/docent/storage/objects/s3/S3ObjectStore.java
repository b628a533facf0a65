package dev.docent.storage.objects.s3;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Keeps each object in a bucket, named by its key. Other objects in the bucket are left untouched. */
final class S3ObjectStore implements ObjectStore, AutoCloseable {

    private final Bucket bucket;
    private final Spool spool;
    private final S3Upload upload;
    private final @Nullable S3Links links;
    private final Downloads downloads = new Downloads();

    /** @param links null when not enabled; closed with the store */
    S3ObjectStore(Bucket bucket, Spool spool, S3Upload upload, @Nullable S3Links links) {
        this.bucket = bucket;
        this.spool = spool;
        this.upload = upload;
        this.links = links;
    }

    @Override
    public long put(ObjectKey key, InputStream content) {
        return store(key, content, upload::send);
    }

    @Override
    public long create(ObjectKey key, InputStream content) {
        return store(key, content, upload::create);
    }

    private long store(ObjectKey key, InputStream content, Sending sending) {
        try (var spooled = spool.take(content)) {
            sending.send(bucket.nameOf(key), spooled);
            return spooled.length();
        } catch (IOException e) {
            throw new ObjectStoreException("Cannot store " + key, e);
        } catch (SdkException e) {
            throw S3Failure.of("Cannot store " + key, e);
        }
    }

    @Override
    public StoredObject open(ObjectKey key) {
        var name = bucket.nameOf(key);
        try {
            var arriving =
                    bucket.s3().getObject(get -> get.bucket(bucket.name()).key(name));
            var content = new S3Content(bucket, name, arriving);
            return new StoredObject(content.length(), content);
        } catch (SdkException e) {
            throw S3Failure.isAbsence(e) ? new ObjectNotFoundException(key) : S3Failure.of("Cannot open " + key, e);
        }
    }

    @Override
    public StoredObject openForDownload(ObjectKey key) {
        return downloads.begin(key, () -> open(key));
    }

    @Override
    public boolean exists(ObjectKey key) {
        try {
            bucket.s3().headObject(head -> head.bucket(bucket.name()).key(bucket.nameOf(key)));
            return true;
        } catch (SdkException e) {
            if (S3Failure.isAbsence(e)) {
                return false;
            }
            throw S3Failure.of("Cannot look up " + key, e);
        }
    }

    @Override
    public void delete(ObjectKey key) {
        try {
            bucket.s3().deleteObject(delete -> delete.bucket(bucket.name()).key(bucket.nameOf(key)));
        } catch (SdkException e) {
            if (!S3Failure.isAbsence(e)) {
                throw S3Failure.of("Cannot delete " + key, e);
            }
        }
    }

    /** Pages are fetched as the stream is consumed. */
    @Override
    public Stream<ObjectKey> list(String prefix) {
        if (!prefix.isEmpty() && (!prefix.endsWith("/") || !ObjectKey.isValid(prefix + "any"))) {
            throw new IllegalArgumentException("A prefix must be empty or a key followed by a slash: " + prefix);
        }
        return Stream.iterate(page(prefix, null), Objects::nonNull, last -> after(prefix, last))
                .flatMap(page -> page.contents().stream())
                .flatMap(object -> bucket.keyOf(object.key()).stream());
    }

    @Override
    public Optional<URI> link(ObjectKey key, String mediaType, String disposition) {
        return links == null ? Optional.empty() : Optional.of(links.to(bucket.nameOf(key), mediaType, disposition));
    }

    @Override
    public void close() {
        if (links != null) {
            links.close();
        }
    }

    private @Nullable ListObjectsV2Response after(String prefix, ListObjectsV2Response last) {
        var next = last.nextContinuationToken();
        return Boolean.TRUE.equals(last.isTruncated()) && next != null ? page(prefix, next) : null;
    }

    private ListObjectsV2Response page(String prefix, @Nullable String token) {
        try {
            return bucket.s3()
                    .listObjectsV2(list -> list.bucket(bucket.name())
                            .prefix(bucket.prefix() + prefix)
                            .continuationToken(token));
        } catch (SdkException e) {
            throw S3Failure.of("Cannot list " + prefix, e);
        }
    }

    @FunctionalInterface
    private interface Sending {
        void send(String name, Spool.Content content) throws IOException;
    }
}
