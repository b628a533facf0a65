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
 * Aborts multipart uploads that a killed process left on the server, where they are invisible but take up space. After each
 * start, a background thread aborts those older than a day. A server that cannot list them keeps them.
 */
record UnfinishedUploads(Bucket bucket) {

    private static final Logger log = LoggerFactory.getLogger(UnfinishedUploads.class);

    /** No running upload takes that long, on whichever machine. */
    private static final Duration OLD = Duration.ofDays(1);

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
            log.info("cannot list unfinished uploads cause={}", S3Failure.reason(cannot));
        } catch (RuntimeException stopped) {
            log.debug("unfinished uploads are left to the next start", stopped);
        }
    }

    private void abort(MultipartUpload upload) {
        bucket.s3()
                .abortMultipartUpload(
                        abort -> abort.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId()));
        log.info("aborted unfinished upload object={} initiated={}", upload.key(), upload.initiated());
    }
}
