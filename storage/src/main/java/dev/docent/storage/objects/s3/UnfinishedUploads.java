package dev.docent.storage.objects.s3;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Uploads in parts that a killed process left on the server, where they cost room and are seen by nobody. After each start
 * those that are older than a day are aborted, in the background; a server that cannot list them keeps them.
 */
final class UnfinishedUploads {

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedUploads.class);

    /** No upload of a living process takes so long, of whichever machine. */
    private static final Duration OLD = Duration.ofDays(1);

    private final Bucket bucket;

    UnfinishedUploads(Bucket bucket) {
        this.bucket = bucket;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sweep() {
        Thread.ofVirtual()
                .name("docent-unfinished-uploads")
                .start(() -> abortBegunBefore(Instant.now().minus(OLD)));
    }

    void abortBegunBefore(Instant instant) {
        try {
            bucket
                    .s3()
                    .listMultipartUploadsPaginator(list ->
                            list.bucket(bucket.name()).prefix(bucket.prefix().isEmpty() ? null : bucket.prefix()))
                    .uploads()
                    .stream()
                    .filter(upload -> bucket.keyOf(upload.key()).isPresent())
                    .filter(upload -> upload.initiated().isBefore(instant))
                    .forEach(this::abort);
        } catch (SdkException cannot) {
            LOG.info("unfinished uploads are left to the bucket's own rules: {}", S3Failure.reason(cannot));
        } catch (RuntimeException stopped) {
            LOG.debug("unfinished uploads are left to the next start", stopped);
        }
    }

    private void abort(MultipartUpload upload) {
        bucket.s3()
                .abortMultipartUpload(
                        abort -> abort.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId()));
        LOG.info("aborted unfinished upload object={} begun={}", upload.key(), upload.initiated());
    }
}
