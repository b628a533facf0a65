package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3FailureTest {

    @ParameterizedTest
    @CsvSource({
        "403, InvalidAccessKeyId,           S3_ACCESS_KEY",
        "403, SignatureDoesNotMatch,        S3_SECRET_KEY",
        "403, AccessDenied,                 S3_BUCKET",
        "403, ,                             S3_ACCESS_KEY",
        "400, ExpiredToken,                 DOCENT_OBJECTS_S3_CREDENTIALS",
        "403, RequestTimeTooSkewed,         clock",
        "404, NoSuchBucket,                 S3_BUCKET",
        "404, ,                             S3_ENDPOINT",
        "301, PermanentRedirect,            S3_REGION",
        "301, ,                             S3_REGION",
        "400, AuthorizationHeaderMalformed, S3_REGION",
        "400, XAmzContentSHA256Mismatch,    DOCENT_OBJECTS_S3_CHECKSUMS",
        "501, NotImplemented,               DOCENT_OBJECTS_S3_CHECKSUMS",
        "400, KMS.NotFoundException,        DOCENT_OBJECTS_S3_ENCRYPTION_KMS_KEY_ID",
        "503, SlowDown,                     503 SlowDown",
    })
    void namesTheSettingThatIsProbablyWrong(int status, @Nullable String code, String named) {
        assertThat(S3Failure.reason(refusal(status, code))).contains(named);
    }

    @ParameterizedTest
    @MethodSource("silences")
    void saysWhyNobodyAnswers(IOException cause, String named) {
        var failure = SdkClientException.create("Unable to execute HTTP request", new RuntimeException(cause));

        assertThat(S3Failure.reason(failure)).contains(named);
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.of(new UnknownHostException("nowhere"), "the host in S3_ENDPOINT"),
                Arguments.of(new ConnectException("refused"), "cannot connect to the address in S3_ENDPOINT"),
                Arguments.of(new SocketTimeoutException("read"), "did not answer in time; see S3_ENDPOINT"),
                Arguments.of(new SSLHandshakeException("no path"), "the certificates that Java trusts"),
                Arguments.of(new IOException("odd"), "(IOException)"));
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied,   true",
        "503, SlowDown,       true",
        "404, NoSuchBucket,   true",
        "400, ExpiredToken,   true",
        "400, InvalidToken,   true",
        "400, RequestTimeout, true",
        "400, AuthorizationHeaderMalformed, true",
        "400, InvalidBucketName, true",
        "400, ,               false",
        "400, EntityTooLarge, false",
        "501, NotImplemented, false",
        "412, ,               false",
    })
    void tellsWhatIsWorthAnotherTry(int status, @Nullable String code, boolean worth) {
        assertThat(S3Failure.of("Not stored: a", refusal(status, code)) instanceof ObjectStoreUnavailableException)
                .isEqualTo(worth);
    }

    @Test
    void repeatsNothingThatTheServerSaid() {
        var refused = refusal(400, "the secret was <secret>");

        assertThat(S3Failure.reason(refused)).doesNotContain("secret>", "message");
    }

    @Test
    void tellsAnAbsentObjectFromAnAbsentBucket() {
        assertThat(S3Failure.isAbsence(refusal(404, "NoSuchKey"))).isTrue();
        assertThat(S3Failure.isAbsence(refusal(404, null))).isTrue();
        assertThat(S3Failure.isAbsence(refusal(404, "NoSuchBucket"))).isFalse();
        assertThat(S3Failure.isAbsence(refusal(403, "AccessDenied"))).isFalse();
    }

    private static AwsServiceException refusal(int status, @Nullable String code) {
        return S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("a message")
                        .build())
                .build();
    }
}
