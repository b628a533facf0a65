package dev.docent.storage.objects.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Links at which whoever has one gets an object for a time. They are made without asking the server, and never logged. */
final class S3Links implements AutoCloseable {

    private final S3Presigner presigner;
    private final String bucket;
    private final Duration valid;

    private S3Links(S3Presigner presigner, String bucket, Duration valid) {
        this.presigner = presigner;
        this.bucket = bucket;
        this.valid = valid;
    }

    /** {@return what makes links; null when the settings say that there shall be none} */
    static @Nullable S3Links of(S3ObjectProperties settings) {
        var valid = settings.downloadLinks();
        return valid == null ? null : new S3Links(S3Clients.presigner(settings), settings.bucket(), valid);
    }

    URI to(String name, String mediaType, String disposition) {
        try {
            var signed = presigner.presignGetObject(link -> link.signatureDuration(valid)
                    .getObjectRequest(get -> get.bucket(bucket)
                            .key(name)
                            .responseContentType(mediaType)
                            .responseContentDisposition(disposition)));
            return URI.create(signed.url().toString());
        } catch (SdkException e) {
            throw S3Failure.of("No link: " + name, e);
        }
    }

    @Override
    public void close() {
        presigner.close();
    }
}
