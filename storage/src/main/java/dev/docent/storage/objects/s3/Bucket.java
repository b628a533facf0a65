package dev.docent.storage.objects.s3;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.UnusableObjectStoreException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket, or the part of it whose objects have names with a prefix.
 *
 * @param s3 talks to the server; closed with the bucket
 * @param name of the bucket
 * @param prefix empty, or with a slash at its end
 */
record Bucket(S3Client s3, String name, String prefix) implements AutoCloseable {

    static Bucket of(S3ObjectProperties settings) {
        var prefix = settings.prefix().isEmpty() ? "" : settings.prefix() + "/";
        return new Bucket(S3Clients.client(settings), settings.bucket(), prefix);
    }

    /** {@return what the object is called in the bucket} */
    String nameOf(ObjectKey key) {
        return prefix + key.value();
    }

    /** {@return the key of an object that is called so in the bucket; empty for one of others} */
    Optional<ObjectKey> keyOf(String name) {
        if (!name.startsWith(prefix) || !ObjectKey.isValid(name.substring(prefix.length()))) {
            return Optional.empty();
        }
        return Optional.of(new ObjectKey(name.substring(prefix.length())));
    }

    /**
     * Asks the server for one name, which shows whether it is there, knows the key and lets it list the bucket.
     *
     * @throws UnusableObjectStoreException naming the setting that is probably wrong
     */
    void probe() {
        try {
            s3.listObjectsV2(list -> list.bucket(name).prefix(prefix).maxKeys(1));
        } catch (SdkException failure) {
            throw new UnusableObjectStoreException(
                    "The bucket " + name + " cannot be used: " + S3Failure.reason(failure), failure);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
