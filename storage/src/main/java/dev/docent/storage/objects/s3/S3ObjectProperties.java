package dev.docent.storage.objects.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Objects in a bucket. What is not set is empty.
 *
 * @param bucket that keeps the objects; it is there already
 * @param accessKey the id of a key that may list, read, write and delete in the bucket
 * @param secretKey what belongs to that id
 * @param region of the bucket; needed at Amazon, {@code us-east-1} elsewhere unless set
 * @param endpoint address of a server that is compatible with S3; Amazon when empty
 * @param credentials {@code keys} for the two above, {@code default-chain} for where the SDK looks by itself: variables named
 *     {@code AWS_…}, a profile, the role of the container or machine
 * @param prefix what the name of each object begins with, a slash being put behind it
 * @param pathStyle whether the bucket stands in the path and not in the host name; true with an endpoint unless set
 * @param checksums {@code when-supported} for one with each upload and download, {@code when-required} for none that a server
 *     has not asked for; the first at Amazon and the second with an endpoint, unless set
 * @param downloadLinks how long a link straight to an original is valid, 7 days at most; when not set, originals are
 *     passed through
 */
@ConfigurationProperties("docent.objects.s3")
record S3ObjectProperties(
        @DefaultValue("") String bucket,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String region,
        @DefaultValue("") String endpoint,
        @DefaultValue("keys") Credentials credentials,
        @DefaultValue("") String prefix,
        @Nullable Boolean pathStyle,
        @Nullable Checksums checksums,
        @DefaultValue Encryption encryption,
        @DefaultValue Upload upload,
        @DefaultValue Timeout timeout,
        @Nullable Duration downloadLinks) {

    private static final String ANY_REGION = "us-east-1";

    S3ObjectProperties {
        bucket = bucket.strip();
        accessKey = accessKey.strip();
        secretKey = secretKey.strip();
        region = region.strip();
        endpoint = endpoint.strip();
        prefix = prefix.strip();
    }

    Optional<URI> server() {
        return endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint));
    }

    String signedRegion() {
        return region.isEmpty() ? ANY_REGION : region;
    }

    boolean bucketInPath() {
        return pathStyle == null ? !endpoint.isEmpty() : pathStyle;
    }

    Checksums checksumsInUse() {
        if (checksums != null) {
            return checksums;
        }
        return endpoint.isEmpty() ? Checksums.WHEN_SUPPORTED : Checksums.WHEN_REQUIRED;
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "S3ObjectProperties[bucket=" + bucket + "]";
    }

    /** Where the right to use the bucket comes from. */
    enum Credentials {
        KEYS,
        DEFAULT_CHAIN
    }

    /** When content is accompanied by a checksum. */
    enum Checksums {
        WHEN_SUPPORTED,
        WHEN_REQUIRED
    }

    /**
     * What the server encrypts objects with.
     *
     * @param kind {@code none} leaves it to the bucket
     * @param kmsKeyId the key for {@code aws-kms}; the account's own when empty
     */
    record Encryption(
            @DefaultValue("none") Kind kind,
            @DefaultValue("") String kmsKeyId) {

        enum Kind {
            NONE,
            AES256,
            AWS_KMS
        }
    }

    /**
     * How large objects are sent.
     *
     * @param multipartAbove size above which an object is sent in parts
     * @param partSize size of a part, at least 5 MB; larger for an object that would have more than 10,000
     */
    record Upload(
            @DefaultValue("16MB") DataSize multipartAbove,
            @DefaultValue("16MB") DataSize partSize) {}

    /**
     * How long the server is waited for.
     *
     * @param connect until it takes a connection
     * @param read until the next bytes arrive
     * @param call until it has answered, with all the times that it is asked again
     */
    record Timeout(
            @DefaultValue("5s") Duration connect,
            @DefaultValue("30s") Duration read,
            @DefaultValue("10m") Duration call) {}
}
