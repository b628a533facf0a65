package dev.docent.api.problem;

import dev.docent.ingestion.document.IngestionException;
import dev.docent.ingestion.document.IngestionException.DefaultKnowledgeBaseException;
import dev.docent.ingestion.document.IngestionException.DocumentBusyException;
import dev.docent.ingestion.document.IngestionException.DocumentFailedException;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.IngestionException.DocumentNotInProgressException;
import dev.docent.ingestion.document.IngestionException.EmptyUploadException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseExistsException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.IngestionException.PassageNotFoundException;
import dev.docent.ingestion.document.IngestionException.SourceTooLargeException;
import dev.docent.ingestion.document.IngestionException.UnusablePassageTextException;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import dev.docent.retrieval.compute.ComputeBusyException;
import dev.docent.retrieval.generation.GenerationException.UnknownGenerationException;
import dev.docent.retrieval.generation.GenerationException.WrongStateException;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.UnavailableIndexException.OutdatedProcessException;
import dev.docent.retrieval.index.filter.InvalidFilterException;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStoreException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Maps exceptions to problems. Unknown ones are internal errors (500), whose messages are not shown. A new failure of
 * ingestion or of a hosted model does not compile until it is mapped.
 */
final class ProblemTranslation {

    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(10);

    private ProblemTranslation() {}

    static Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case IngestionException known -> of(known);
            case ProviderException known -> of(known);
            case ComputeBusyException busy ->
                Problem.of(
                                busy.isOfTenant() ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE,
                                String.valueOf(busy.getMessage()))
                        .with(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(busy.retryAfter().toSeconds()));
            case UnknownGenerationException unknown ->
                Problem.of(HttpStatus.NOT_FOUND, String.valueOf(unknown.getMessage()));
            case WrongStateException wrong -> Problem.of(HttpStatus.CONFLICT, String.valueOf(wrong.getMessage()));
            case EndedAnswerException ended -> ended.problem();
            case InvalidFilterException invalid -> InputProblem.wrong("filter", invalid.reason());
            case HttpMessageNotReadableException unreadable -> InputProblem.of(unreadable);
            case BindException invalid -> InputProblem.of(invalid);
            case HandlerMethodValidationException invalid -> InputProblem.of(invalid);
            case MethodArgumentTypeMismatchException mismatch -> InputProblem.wrongType(mismatch.getName());
            case MissingServletRequestPartException missing ->
                InputProblem.wrong(missing.getRequestPartName(), "is missing");
            case MaxUploadSizeExceededException upload -> multipart(upload, tooLarge("The upload exceeds the limit"));
            case MultipartException unreadable ->
                multipart(
                        unreadable,
                        Problem.of(HttpStatus.BAD_REQUEST, "The body is not a complete multipart/form-data body"));
            case BodyTooLargeException tooLarge -> tooLarge.problem();
            case BadRequestException _, RequestRejectedException _ -> Problem.ofContainer(HttpStatus.BAD_REQUEST);
            case SocketTimeoutException _ -> Problem.ofContainer(HttpStatus.REQUEST_TIMEOUT);
            case NoResourceFoundException _ -> Problem.of(HttpStatus.NOT_FOUND, "There is nothing at this path");
            case ErrorResponse known -> of(known);
            default -> ofStore(failure);
        };
    }

    static Problem tooLarge(String detail) {
        return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, detail);
    }

    private static Problem of(IngestionException failure) {
        var status = switch (failure) {
            case DocumentNotFoundException _, KnowledgeBaseNotFoundException _, PassageNotFoundException _ ->
                HttpStatus.NOT_FOUND;
            case KnowledgeBaseExistsException _, DefaultKnowledgeBaseException _ -> HttpStatus.CONFLICT;
            case DocumentBusyException _, DocumentNotInProgressException _, DocumentFailedException _ ->
                HttpStatus.CONFLICT;
            case EmptyUploadException _ -> HttpStatus.BAD_REQUEST;
            case SourceTooLargeException _ -> HttpStatus.PAYLOAD_TOO_LARGE;
            case UnusableSourceException _, UnusablePassageTextException _ -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
        return Problem.of(status, String.valueOf(failure.getMessage()));
    }

    private static Problem of(ProviderException failure) {
        return switch (failure) {
            case RejectedException _ -> Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, failure.sentence());
            case WrongSettingException _ -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, failure.sentence());
            case BudgetUsedUpException _ ->
                Problem.of(HttpStatus.TOO_MANY_REQUESTS, failure.sentence())
                        .with(HttpHeaders.RETRY_AFTER, Long.toString(seconds(failure)));
            case LimitReachedException _, UnavailableException _ ->
                Problem.unavailable(failure.sentence(), seconds(failure));
        };
    }

    private static long seconds(ProviderException failure) {
        return Math.max(
                1, failure.retryAfter().orElse(DEFAULT_DELAY).plusMillis(999).toSeconds());
    }

    private static Problem ofStore(Throwable failure) {
        return switch (failure) {
            case OptimisticLockingFailureException _ ->
                Problem.of(HttpStatus.CONFLICT, "It was changed by another request; try again");
            case ObjectNotFoundException _ -> Problem.of(HttpStatus.NOT_FOUND, "The original no longer exists");
            case TransientDataAccessException _, DataAccessResourceFailureException _ -> down("The record store");
            case OutdatedProcessException _ ->
                Problem.unavailable(
                        "The index has switched to an embedding model that this node is not configured for: it answers, and takes no changes until it is restarted with that model",
                        60);
            case UnavailableIndexException _ -> down("The index");
            case OutdatedVectorsException _ ->
                Problem.unavailable("The index switched to another embedding model during this call; try again", 5);
            case ObjectStoreException _ -> down("The object store");
            default -> Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");
        };
    }

    /** Only the cause, an exception of Tomcat, distinguishes an upload that exceeds a limit from a malformed one. */
    private static Problem multipart(@Nullable Throwable cause, Problem otherwise) {
        return switch (cause) {
            case null -> otherwise;
            case FileSizeLimitExceededException file ->
                tooLarge("A file exceeds the limit of " + file.getPermittedSize() + " bytes");
            case SizeException upload ->
                tooLarge("The upload exceeds the limit of " + upload.getPermittedSize() + " bytes");
            case FileCountLimitExceededException parts ->
                tooLarge("The upload exceeds the limit of " + parts.getLimit() + " parts");
            case BodyTooLargeException body -> body.problem();
            default -> multipart(cause.getCause(), otherwise);
        };
    }

    private static Problem down(String store) {
        return Problem.unavailable(store + " is not available at the moment; try again later", 5);
    }

    private static Problem of(ErrorResponse failure) {
        var detail = Objects.requireNonNullElse(failure.getBody().getDetail(), "The request cannot be served");
        return new Problem(failure.getStatusCode(), detail, Map.of(), failure.getHeaders());
    }
}
