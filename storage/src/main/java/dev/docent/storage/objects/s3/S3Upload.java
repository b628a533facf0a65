package dev.docent.storage.objects.s3;

import dev.docent.storage.objects.s3.S3ObjectProperties.Checksums;
import dev.docent.storage.objects.s3.S3ObjectProperties.Encryption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Uploads content in one call, or in parts above a size. Each object has the SHA-256 of its content as metadata, because
 * the ETag of a multipart object is not a hash of it. Safe for concurrent use.
 */
final class S3Upload {

    private static final Logger log = LoggerFactory.getLogger(S3Upload.class);
    private static final String SHA256 = "sha256";
    private static final int MAX_PARTS = 10_000;
    private static final int PRECONDITION_FAILED = 412;

    private final Bucket bucket;
    private final long multipartAbove;
    private final long partSize;
    private final @Nullable ServerSideEncryption encryption;
    private final @Nullable String kmsKeyId;
    private final @Nullable ChecksumAlgorithm checksum;
    private final CreateOnce createOnce = new CreateOnce();

    S3Upload(Bucket bucket, S3ObjectProperties settings) {
        this.bucket = bucket;
        this.multipartAbove = settings.upload().multipartAbove().toBytes();
        this.partSize = settings.upload().partSize().toBytes();
        this.encryption = encryption(settings.encryption().kind());
        this.kmsKeyId = settings.encryption().kmsKeyId().isEmpty()
                ? null
                : settings.encryption().kmsKeyId();
        this.checksum = settings.checksumsInUse() == Checksums.WHEN_SUPPORTED ? ChecksumAlgorithm.CRC32 : null;
    }

    /** When this returns, the object is complete; when it fails, the previous object stays. */
    void send(String name, Spool.Content content) throws IOException {
        send(name, content, null);
    }

    /** Sends a new object. Fails if the server knows conditions and another object has the name. */
    void create(String name, Spool.Content content) throws IOException {
        try {
            createOnce.run(condition -> send(name, content, condition));
        } catch (S3Exception refused) {
            // An earlier attempt may have succeeded although its response was lost.
            if (refused.statusCode() != PRECONDITION_FAILED || !isStored(name, content)) {
                throw refused;
            }
        }
    }

    private boolean isStored(String name, Spool.Content content) {
        var stored = bucket.s3().headObject(head -> head.bucket(bucket.name()).key(name));
        return content.sha256().equals(stored.metadata().get(SHA256));
    }

    private void send(String name, Spool.Content content, @Nullable String condition) throws IOException {
        if (content.length() <= multipartAbove) {
            sendWhole(name, content, condition);
        } else {
            sendInParts(name, content, condition);
        }
    }

    private void sendWhole(String name, Spool.Content content, @Nullable String condition) throws IOException {
        try (var body = new PartBody(content, 0, content.length())) {
            bucket.s3()
                    .putObject(
                            put -> put.bucket(bucket.name())
                                    .key(name)
                                    .ifNoneMatch(condition)
                                    .metadata(Map.of(SHA256, content.sha256()))
                                    .serverSideEncryption(encryption)
                                    .ssekmsKeyId(kmsKeyId),
                            body.asRequestBody());
        }
    }

    private void sendInParts(String name, Spool.Content content, @Nullable String condition) throws IOException {
        var begun = bucket.s3()
                .createMultipartUpload(create -> create.bucket(bucket.name())
                        .key(name)
                        .metadata(Map.of(SHA256, content.sha256()))
                        .contentType("application/octet-stream")
                        .checksumAlgorithm(checksum)
                        .serverSideEncryption(encryption)
                        .ssekmsKeyId(kmsKeyId));
        var upload = begun.uploadId();
        try {
            var parts = sendParts(name, upload, content);
            bucket.s3()
                    .completeMultipartUpload(complete -> complete.bucket(bucket.name())
                            .key(name)
                            .uploadId(upload)
                            .ifNoneMatch(condition)
                            .multipartUpload(all -> all.parts(parts)));
        } catch (IOException | RuntimeException | Error failure) {
            abort(name, upload);
            throw failure;
        }
    }

    private List<CompletedPart> sendParts(String name, String upload, Spool.Content content) throws IOException {
        var size = Math.max(partSize, Math.ceilDiv(content.length(), MAX_PARTS));
        var parts = new ArrayList<CompletedPart>();
        for (var offset = 0L; offset < content.length(); offset += size) {
            var length = Math.min(size, content.length() - offset);
            parts.add(sendPart(name, upload, parts.size() + 1, new PartBody(content, offset, length)));
        }
        return parts;
    }

    /** A server that received checksums expects them again in the list of parts. */
    private CompletedPart sendPart(String name, String upload, int number, PartBody part) throws IOException {
        try (part) {
            var stored = bucket.s3()
                    .uploadPart(
                            put -> put.bucket(bucket.name())
                                    .key(name)
                                    .uploadId(upload)
                                    .partNumber(number)
                                    .checksumAlgorithm(checksum),
                            part.asRequestBody());
            return CompletedPart.builder()
                    .partNumber(number)
                    .eTag(stored.eTag())
                    .checksumCRC32(stored.checksumCRC32())
                    .build();
        }
    }

    private void abort(String name, String upload) {
        try {
            bucket.s3()
                    .abortMultipartUpload(
                            abort -> abort.bucket(bucket.name()).key(name).uploadId(upload));
        } catch (SdkException left) {
            log.warn("could not abort upload object={} cause={}", name, S3Failure.reason(left));
        }
    }

    private static @Nullable ServerSideEncryption encryption(Encryption.Kind kind) {
        return switch (kind) {
            case NONE -> null;
            case AES256 -> ServerSideEncryption.AES256;
            case AWS_KMS -> ServerSideEncryption.AWS_KMS;
        };
    }
}
