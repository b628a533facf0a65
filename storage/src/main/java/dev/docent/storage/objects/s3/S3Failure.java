package dev.docent.storage.objects.s3;

import dev.docent.storage.objects.ObjectStoreException;
import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failure of the SDK means, and which setting is probably wrong. Nothing that the server said of the request gets
 * into the sentence but the name of its error, since some servers repeat what was sent to them.
 */
final class S3Failure {

    /** What is wrong with a setting, or with how the call went, and answered like a fault of what was asked for. */
    private static final Set<String> OF_NO_OBJECT = Set.of(
            "ExpiredToken",
            "InvalidToken",
            "TokenRefreshRequired",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException",
            "InvalidBucketName",
            "RequestTimeout");

    private S3Failure() {}

    /** {@return the port's own exception} */
    static ObjectStoreException of(String what, SdkException failure) {
        var message = what + ": " + reason(failure);
        return isOfTheServer(failure)
                ? new ObjectStoreUnavailableException(message, failure)
                : new ObjectStoreException(message, failure);
    }

    /** Another object would have fared no better, and the same may later. */
    private static boolean isOfTheServer(SdkException failure) {
        if (failure instanceof AwsServiceException refused) {
            return switch (refused.statusCode()) {
                case 400 -> OF_NO_OBJECT.contains(code(refused));
                case 301, 307, 401, 403, 429 -> true;
                case 404 -> !isAbsence(refused);
                default -> refused.statusCode() >= 500 && refused.statusCode() != 501;
            };
        }
        return true;
    }

    /** {@return whether the server said that there is no such object} Other things may be absent as well. */
    static boolean isAbsence(AwsServiceException failure) {
        return failure.statusCode() == 404 && !code(failure).equals("NoSuchBucket");
    }

    /** {@return a sentence for whoever runs the service} */
    static String reason(SdkException failure) {
        return failure instanceof AwsServiceException refused ? refusal(refused) : silence(failure);
    }

    private static String refusal(AwsServiceException refused) {
        var code = code(refused);
        return switch (code) {
            case "InvalidAccessKeyId" -> "the server knows no key of the id in S3_ACCESS_KEY.";
            case "SignatureDoesNotMatch" -> "the secret in S3_SECRET_KEY does not belong to the id in S3_ACCESS_KEY.";
            case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
                "the credentials are temporary and no longer valid; S3_ACCESS_KEY and S3_SECRET_KEY take permanent ones, and"
                        + " DOCENT_OBJECTS_S3_CREDENTIALS=default-chain renews those of a role.";
            case "RequestTimeTooSkewed" -> "the clock of this machine differs from the server's by too much.";
            case "NoSuchBucket", "InvalidBucketName" -> "there is no bucket of the name in S3_BUCKET.";
            case "PermanentRedirect",
                    "TemporaryRedirect",
                    "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException" -> "it lies in another region than S3_REGION says.";
            default -> byStatus(refused.statusCode(), code);
        };
    }

    private static String byStatus(int status, String code) {
        var answer = "the server answered " + status + (code.isEmpty() ? "" : " " + code);
        if (code.startsWith("KMS")) {
            return answer + "; see DOCENT_OBJECTS_S3_ENCRYPTION_KMS_KEY_ID.";
        }
        return switch (status) {
            case 301, 307 -> "it lies in another region than S3_REGION says, or at another address than S3_ENDPOINT.";
            case 401, 403 ->
                answer
                        + "; the key in S3_ACCESS_KEY and S3_SECRET_KEY has no right to this in the bucket of S3_BUCKET.";
            case 404 -> answer + "; see S3_BUCKET and S3_ENDPOINT.";
            case 400, 501 ->
                answer
                        + "; a server that lacks checksums or encryption wants DOCENT_OBJECTS_S3_CHECKSUMS=when-required and"
                        + " no DOCENT_OBJECTS_S3_ENCRYPTION_KIND, and a wrong S3_REGION is answered so as well.";
            default -> answer + ".";
        };
    }

    private static String silence(SdkException failure) {
        if (failure instanceof ApiCallTimeoutException || has(failure, SocketTimeoutException.class)) {
            return "the server did not answer in time; see S3_ENDPOINT and DOCENT_OBJECTS_S3_TIMEOUT_CALL.";
        }
        if (has(failure, UnknownHostException.class)) {
            return "there is no server of the name in S3_ENDPOINT, or none for the region in S3_REGION.";
        }
        if (has(failure, SSLException.class)) {
            return "no safe connection to the server comes about; see S3_ENDPOINT and the certificates that Java trusts.";
        }
        if (has(failure, SocketException.class)) {
            return "no server can be reached at the address in S3_ENDPOINT, or at Amazon's when it is not set.";
        }
        return String.valueOf(failure.getMessage()).contains("credentials")
                ? "no credentials were found; set S3_ACCESS_KEY and S3_SECRET_KEY, or see to those of the machine's role."
                : "the call did not come to an end (" + root(failure).getClass().getSimpleName() + ").";
    }

    private static String code(AwsServiceException refused) {
        var details = refused.awsErrorDetails();
        var code = details == null ? null : details.errorCode();
        return code == null || !code.matches("[A-Za-z0-9.]{1,60}") ? "" : code;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        return causes(failure).anyMatch(kind::isInstance);
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (above, below) -> below);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
