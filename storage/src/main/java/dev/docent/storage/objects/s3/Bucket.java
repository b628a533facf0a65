package dev.docent.storage.objects.s3;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.UnusableObjectStoreException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket, or the part of it whose object names start with a prefix.
 *
 * @param s3 closed with the bucket
 * @param prefix empty, or ends with a slash
 */
record Bucket(S3Client s3, String name, String prefix) implements AutoCloseable {

    static Bucket of(S3ObjectProperties settings) {
        var prefix = settings.prefix().isEmpty() ? "" : settings.prefix() + "/";
        return new Bucket(S3Clients.client(settings), settings.bucket(), prefix);
    }

    String nameOf(ObjectKey key) {
        return prefix + key.value();
    }

    /** {@return the key of the object with this name; empty when it is not one of ours} */
    Optional<ObjectKey> keyOf(String name) {
        if (!name.startsWith(prefix) || !ObjectKey.isValid(name.substring(prefix.length()))) {
            return Optional.empty();
        }
        return Optional.of(new ObjectKey(name.substring(prefix.length())));
    }

    /**
     * Lists one object, which fails unless the server is there, accepts the access key and lets it list the bucket.
     *
     * @throws UnusableObjectStoreException naming the setting that is probably wrong
     */
    void probe() {
        try {
            s3.listObjectsV2(list -> list.bucket(name).prefix(prefix).maxKeys(1));
        } catch (SdkException failure) {
            throw new UnusableObjectStoreException(
                    "Cannot use the bucket " + name + ": " + S3Failure.reason(failure), failure);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
