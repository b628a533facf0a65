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
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Explains failures of the SDK and names the setting that is probably wrong. Messages contain nothing of a response but its
 * error code, since some servers repeat the request in their answer.
 */
final class S3Failure {

    /** Error codes with status 400 that are caused by a setting or by the call, and not by the object. */
    private static final Set<String> NOT_ABOUT_THE_OBJECT = Set.of(
            "ExpiredToken",
            "InvalidToken",
            "TokenRefreshRequired",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException",
            "InvalidBucketName",
            "RequestTimeout");

    private S3Failure() {}

    /** {@return the failure as an exception of the port} */
    static ObjectStoreException of(String what, SdkException failure) {
        var message = what + ": " + reason(failure);
        return isOfTheServer(failure)
                ? new ObjectStoreUnavailableException(message, failure)
                : new ObjectStoreException(message, failure);
    }

    /** Whether another object would have failed as well, and the same call may succeed later. */
    private static boolean isOfTheServer(SdkException failure) {
        if (failure instanceof AwsServiceException refused) {
            return switch (refused.statusCode()) {
                case 400 -> NOT_ABOUT_THE_OBJECT.contains(code(refused));
                case 301, 307, 401, 403, 409, 429 -> true;
                case 404 -> code(refused).equals("NoSuchBucket");
                default -> refused.statusCode() >= 500 && refused.statusCode() != 501;
            };
        }
        return true;
    }

    /** {@return whether the object does not exist} A missing bucket is answered with the same status. */
    static boolean isAbsence(SdkException failure) {
        return failure instanceof S3Exception refused
                && refused.statusCode() == 404
                && !code(refused).equals("NoSuchBucket");
    }

    /** {@return an explanation for operators} */
    static String reason(SdkException failure) {
        return failure instanceof AwsServiceException refused ? refusal(refused) : silence(failure);
    }

    private static String refusal(AwsServiceException refused) {
        var code = code(refused);
        return switch (code) {
            case "InvalidAccessKeyId" -> "the server does not know the access key in S3_ACCESS_KEY.";
            case "SignatureDoesNotMatch" ->
                "the secret in S3_SECRET_KEY does not belong to the access key in S3_ACCESS_KEY.";
            case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
                "the credentials are temporary and have expired. Set S3_ACCESS_KEY and S3_SECRET_KEY to permanent"
                        + " ones, or DOCENT_OBJECTS_S3_CREDENTIALS=default-chain to renew those of a role.";
            case "RequestTimeTooSkewed" -> "the clock of this machine differs too much from the server's.";
            case "NoSuchBucket", "InvalidBucketName" -> "the bucket in S3_BUCKET does not exist.";
            case "PermanentRedirect",
                    "TemporaryRedirect",
                    "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException" -> "the bucket is in another region than S3_REGION.";
            default -> byStatus(refused.statusCode(), code);
        };
    }

    private static String byStatus(int status, String code) {
        var answer = "the server answered " + status + (code.isEmpty() ? "" : " " + code);
        if (code.startsWith("KMS")) {
            return answer + "; see DOCENT_OBJECTS_S3_ENCRYPTION_KMS_KEY_ID.";
        }
        return switch (status) {
            case 301, 307 -> "the bucket is in another region than S3_REGION, or at another address than S3_ENDPOINT.";
            case 401, 403 ->
                answer + "; the key in S3_ACCESS_KEY and S3_SECRET_KEY does not permit this in the bucket S3_BUCKET.";
            case 404 -> answer + "; see S3_BUCKET and S3_ENDPOINT.";
            case 400, 501 ->
                answer
                        + "; if the server does not support checksums or encryption, set"
                        + " DOCENT_OBJECTS_S3_CHECKSUMS=when-required and remove DOCENT_OBJECTS_S3_ENCRYPTION_KIND."
                        + " S3_REGION may be wrong, too.";
            default -> answer + ".";
        };
    }

    private static String silence(SdkException failure) {
        if (failure instanceof ApiCallTimeoutException || has(failure, SocketTimeoutException.class)) {
            return "the server did not answer in time; see S3_ENDPOINT and DOCENT_OBJECTS_S3_TIMEOUT_CALL.";
        }
        if (has(failure, UnknownHostException.class)) {
            return "the host in S3_ENDPOINT, or the one for the region in S3_REGION, does not exist.";
        }
        if (has(failure, SSLException.class)) {
            return "cannot open a TLS connection; see S3_ENDPOINT and the certificates that Java trusts.";
        }
        if (has(failure, SocketException.class)) {
            return "cannot connect to the address in S3_ENDPOINT, or to Amazon when it is not set.";
        }
        return String.valueOf(failure.getMessage()).contains("credentials")
                ? "no credentials were found; set S3_ACCESS_KEY and S3_SECRET_KEY, or give this machine or its service"
                        + " account a role that it may assume."
                : "the call failed (" + root(failure).getClass().getSimpleName() + ").";
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
