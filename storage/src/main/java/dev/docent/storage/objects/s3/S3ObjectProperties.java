package dev.docent.storage.objects.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Objects in an S3 bucket. Settings that are not set are empty.
 *
 * @param bucket existing bucket that keeps the objects
 * @param accessKey id of a key that may list, read, write and delete in the bucket
 * @param secretKey secret of that key
 * @param region region of the bucket; required at Amazon, {@code us-east-1} by default elsewhere
 * @param endpoint address of an S3-compatible server; Amazon when empty
 * @param credentials {@code keys} uses the access key, {@code default-chain} the SDK's own lookup: variables named
 *     {@code AWS_…}, a profile, the role of the service account, container or machine
 * @param prefix prefix of all object names, without the slash that follows it
 * @param pathStyle whether the bucket is part of the path instead of the host name; by default true with an endpoint
 * @param checksums {@code when-supported} sends and checks one with each upload and download, {@code when-required} only
 *     when the server asks for it; by default the first at Amazon and the second with an endpoint
 * @param downloadLinks validity of direct links to originals, at most 7 days; when not set, Docent streams originals itself
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

    /** Source of the credentials. */
    enum Credentials {
        KEYS,
        DEFAULT_CHAIN
    }

    /** When checksums are sent and checked. */
    enum Checksums {
        WHEN_SUPPORTED,
        WHEN_REQUIRED
    }

    /**
     * Server-side encryption.
     *
     * @param kind {@code none} uses the default of the bucket
     * @param kmsKeyId key for {@code aws-kms}; the account's default key when empty
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
     * Multipart uploads.
     *
     * @param multipartAbove size above which an object is uploaded in parts
     * @param partSize size of a part, at least 5 MB; raised for an object that would have more than 10,000 parts
     */
    record Upload(
            @DefaultValue("16MB") DataSize multipartAbove,
            @DefaultValue("16MB") DataSize partSize) {}

    /**
     * Timeouts.
     *
     * @param connect for opening a connection
     * @param read for the next bytes
     * @param call for a call with all its retries
     */
    record Timeout(
            @DefaultValue("5s") Duration connect,
            @DefaultValue("30s") Duration read,
            @DefaultValue("10m") Duration call) {}
}
