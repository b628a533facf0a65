package dev.docent.storage.objects.s3;

import dev.docent.storage.objects.s3.S3ObjectProperties.Checksums;
import dev.docent.storage.objects.s3.S3ObjectProperties.Credentials;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Creates clients of S3 from the settings. A call is tried three times, with exponential backoff and jitter. */
final class S3Clients {

    /** Size of the connection pool. */
    static final int CONNECTIONS = 256;

    private static final Duration ACQUISITION_TIMEOUT = Duration.ofSeconds(30);

    private S3Clients() {}

    static S3Client client(S3ObjectProperties settings) {
        var checksums = settings.checksumsInUse().name();
        var builder = S3Client.builder()
                .region(Region.of(settings.signedRegion()))
                .credentialsProvider(credentials(settings))
                .forcePathStyle(settings.bucketInPath())
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(isChunked(settings)))
                .requestChecksumCalculation(RequestChecksumCalculation.valueOf(checksums))
                .responseChecksumValidation(ResponseChecksumValidation.valueOf(checksums))
                .overrideConfiguration(
                        calls -> calls.apiCallTimeout(settings.timeout().call()).retryStrategy(RetryMode.STANDARD))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(settings.timeout().connect())
                        .socketTimeout(settings.timeout().read())
                        .connectionAcquisitionTimeout(ACQUISITION_TIMEOUT)
                        .maxConnections(CONNECTIONS));
        settings.server().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    static S3Presigner presigner(S3ObjectProperties settings) {
        var builder = S3Presigner.builder()
                .region(Region.of(settings.signedRegion()))
                .credentialsProvider(credentials(settings))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.bucketInPath())
                        .build());
        settings.server().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /**
     * Chunks carry the checksum that follows the content. Without checksums they are only a risk: a server that does not know
     * them rejects the request or stores their framing inside the object.
     */
    private static boolean isChunked(S3ObjectProperties settings) {
        return settings.checksumsInUse() == Checksums.WHEN_SUPPORTED;
    }

    private static AwsCredentialsProvider credentials(S3ObjectProperties settings) {
        return settings.credentials() == Credentials.DEFAULT_CHAIN
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }
}
