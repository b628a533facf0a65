package dev.docent.storage.objects.s3;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.UnusableObjectStoreException;
import dev.docent.storage.objects.s3.S3ObjectProperties.Credentials;
import dev.docent.storage.objects.s3.S3ObjectProperties.Encryption;
import java.net.URI;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Checks that the settings of S3 are complete and consistent, before the server is called. */
final class SettingsCheck {

    private static final DataSize SMALLEST_PART = DataSize.ofMegabytes(5);
    private static final DataSize LARGEST_PART = DataSize.ofGigabytes(5);
    private static final Duration LONGEST_LINK = Duration.ofDays(7);

    private SettingsCheck() {}

    /** @throws UnusableObjectStoreException naming the first setting that is missing or wrong */
    static void check(S3ObjectProperties settings) {
        checkBucket(settings);
        checkKeys(settings);
        checkServer(settings);
        require(
                settings.prefix().isEmpty() || ObjectKey.isValid(settings.prefix()),
                "DOCENT_OBJECTS_S3_PREFIX may contain only letters, digits, . _ - and slashes, and must not begin or end with a"
                        + " slash.");
        checkUpload(settings);
        var link = settings.downloadLinks();
        require(
                link == null || link.compareTo(Duration.ZERO) > 0 && link.compareTo(LONGEST_LINK) <= 0,
                "DOCENT_OBJECTS_S3_DOWNLOAD_LINKS must be between one second and seven days, for example 5m. Correct or remove"
                        + " it.");
    }

    private static void checkBucket(S3ObjectProperties settings) {
        require(
                !settings.bucket().isEmpty(),
                "S3_BUCKET is missing, but other settings of S3 are set. Set it to the bucket that keeps the objects, or remove"
                        + " the others to keep objects in a folder.");
        require(
                settings.bucket().matches("[A-Za-z0-9._-]{3,255}"),
                "S3_BUCKET is not the name of a bucket, which has at least 3 letters, digits, dots and hyphens. Set it to the"
                        + " name only, without s3:// or a path.");
    }

    private static void checkKeys(S3ObjectProperties settings) {
        if (settings.credentials() == Credentials.DEFAULT_CHAIN) {
            require(
                    settings.accessKey().isEmpty() && settings.secretKey().isEmpty(),
                    "S3_ACCESS_KEY or S3_SECRET_KEY is set, but DOCENT_OBJECTS_S3_CREDENTIALS=default-chain does not use them."
                            + " Remove one or the other.");
            return;
        }
        requireKey(settings.accessKey(), "S3_ACCESS_KEY");
        requireKey(settings.secretKey(), "S3_SECRET_KEY");
    }

    private static void requireKey(String key, String name) {
        require(
                !key.isEmpty(),
                name
                        + " is missing, but S3_BUCKET is set. Set S3_ACCESS_KEY and S3_SECRET_KEY to a key that may use the bucket, or"
                        + " set DOCENT_OBJECTS_S3_CREDENTIALS=default-chain to use the role of this machine.");
    }

    private static void checkServer(S3ObjectProperties settings) {
        require(
                !settings.region().isEmpty() || !settings.endpoint().isEmpty(),
                "S3_REGION is missing, but S3_BUCKET is set. Set it to the region of the bucket, for example eu-west-1, or set"
                        + " S3_ENDPOINT to the address of another server than Amazon's.");
        require(
                settings.region().matches("[A-Za-z0-9-]*"),
                "S3_REGION is not the name of a region, such as eu-west-1.");
        require(
                settings.endpoint().isEmpty() || isAddress(settings.endpoint()),
                "S3_ENDPOINT is not the address of a server. Set it to an address such as https://s3.example.com, without user,"
                        + " bucket or query.");
    }

    private static boolean isAddress(String text) {
        try {
            var address = URI.create(text);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static void checkUpload(S3ObjectProperties settings) {
        var part = settings.upload().partSize();
        require(
                part.compareTo(SMALLEST_PART) >= 0 && part.compareTo(LARGEST_PART) <= 0,
                "DOCENT_OBJECTS_S3_UPLOAD_PART_SIZE must be between 5MB and 5GB, the limits of S3.");
        require(
                settings.upload().multipartAbove().compareTo(LARGEST_PART) <= 0,
                "DOCENT_OBJECTS_S3_UPLOAD_MULTIPART_ABOVE must be at most 5GB, the largest object that S3 accepts in one call.");
        require(
                settings.encryption().kmsKeyId().isEmpty()
                        || settings.encryption().kind() == Encryption.Kind.AWS_KMS,
                "DOCENT_OBJECTS_S3_ENCRYPTION_KMS_KEY_ID is set, but DOCENT_OBJECTS_S3_ENCRYPTION_KIND is not aws-kms. Set it, or"
                        + " remove the key id.");
    }

    private static void require(boolean fine, String sentence) {
        if (!fine) {
            throw new UnusableObjectStoreException(sentence, null);
        }
    }
}
