package dev.docent.storage.objects.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Presigned download links. They are computed without a call to the server, and never logged. */
record S3Links(S3Presigner presigner, String bucket, Duration valid) implements AutoCloseable {

    /** {@return the links, or null when they are not enabled} */
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
            throw S3Failure.of("Cannot create a link to " + name, e);
        }
    }

    @Override
    public void close() {
        presigner.close();
    }
}
