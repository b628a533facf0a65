package dev.docent.api.problem;

import dev.docent.ingestion.document.IngestionException;
import dev.docent.retrieval.generation.GenerationException.UnknownGenerationException;
import dev.docent.retrieval.generation.GenerationException.WrongStateException;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.filter.InvalidFilterException;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStoreException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Objects;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Maps exceptions to problems. Unknown ones are internal errors (500), whose messages are not shown. */
final class ProblemTranslation {

    private ProblemTranslation() {}

    static Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case IngestionException known -> IngestionProblem.of(known);
            case ProviderException known -> ProviderProblem.of(known);
            case UnknownGenerationException unknown ->
                Problem.of(HttpStatus.NOT_FOUND, String.valueOf(unknown.getMessage()));
            case WrongStateException wrong -> Problem.of(HttpStatus.CONFLICT, String.valueOf(wrong.getMessage()));
            case InvalidFilterException invalid ->
                ProblemException.badRequest("filter", invalid.reason()).problem();
            case HttpMessageNotReadableException unreadable -> InputProblem.of(unreadable);
            case BindException invalid -> InputProblem.of(invalid);
            case HandlerMethodValidationException invalid -> InputProblem.of(invalid);
            case MethodArgumentTypeMismatchException mismatch -> InputProblem.wrongType(mismatch.getName());
            case MissingServletRequestPartException missing -> missingPart(missing.getRequestPartName());
            case MultipartException unreadable -> multipart(unreadable);
            case BodyTooLargeException tooLarge -> tooLarge.problem();
            case BadRequestException ignored -> container(HttpStatus.BAD_REQUEST);
            case SocketTimeoutException ignored -> container(HttpStatus.REQUEST_TIMEOUT);
            case NoResourceFoundException ignored -> Problem.of(HttpStatus.NOT_FOUND, "There is nothing at this path");
            case ErrorResponse known -> of(known);
            default -> ofStore(failure);
        };
    }

    /** {@return the problem for an error of the container} */
    static Problem container(HttpStatusCode status) {
        return Problem.of(status, ContainerProblem.detail(status.value()));
    }

    static Problem tooLarge(String detail) {
        return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, detail);
    }

    static Problem missingPart(String name) {
        return Problem.of(HttpStatus.BAD_REQUEST, name + ": is missing", Map.of(name, "is missing"));
    }

    private static Problem ofStore(Throwable failure) {
        return switch (failure) {
            case OptimisticLockingFailureException ignored ->
                Problem.of(HttpStatus.CONFLICT, "It was changed by another request; try again");
            case ObjectNotFoundException ignored -> Problem.of(HttpStatus.NOT_FOUND, "The original no longer exists");
            case TransientDataAccessException ignored -> unavailable("The record store is");
            case DataAccessResourceFailureException ignored -> unavailable("The record store is");
            case UnavailableIndexException ignored -> unavailable("The index is");
            case OutdatedVectorsException ignored ->
                Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "The index switched to another embedding model during this call; try again")
                        .with(HttpHeaders.RETRY_AFTER, "5");
            case ObjectStoreException ignored -> unavailable("The object store is");
            default -> Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");
        };
    }

    /** Only the cause, an exception of Tomcat, distinguishes an upload that exceeds a limit from a malformed one. */
    private static Problem multipart(MultipartException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case FileSizeLimitExceededException file -> {
                    return tooLarge("A file exceeds the limit of " + file.getPermittedSize() + " bytes");
                }
                case SizeException upload -> {
                    return tooLarge("The upload exceeds the limit of " + upload.getPermittedSize() + " bytes");
                }
                case FileCountLimitExceededException parts -> {
                    return tooLarge("The upload exceeds the limit of " + parts.getLimit() + " parts");
                }
                case BodyTooLargeException body -> {
                    return body.problem();
                }
                default -> {
                    // The next cause may tell.
                }
            }
        }
        return failure instanceof MaxUploadSizeExceededException
                ? tooLarge("The upload exceeds the limit")
                : Problem.of(HttpStatus.BAD_REQUEST, "The body is not a complete multipart/form-data body");
    }

    private static Problem unavailable(String what) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, what + " not available at the moment; try again later")
                .with(HttpHeaders.RETRY_AFTER, "5");
    }

    private static Problem of(ErrorResponse failure) {
        var detail = Objects.requireNonNullElse(failure.getBody().getDetail(), "The request cannot be served");
        return new Problem(failure.getStatusCode(), detail, Map.of(), failure.getHeaders());
    }
}
