package dev.docent.api.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.util.WebUtils;

/**
 * Converts the exceptions of all handlers to answers. A disconnected client gets none. If part of the answer has been sent,
 * the connection is closed, so that the client does not mistake the part for the whole.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    void on(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (isReported(request)) {
            log.info("event=request_unreadable error={}", failure.getClass().getSimpleName());
            return;
        }
        var ended = ending(response).or(() -> EndedAnswerException.in(failure));
        if (ended.isEmpty() && isDisconnection(failure)) {
            log.info("event=client_disconnected error={}", failure.getClass().getSimpleName());
            return;
        }
        if (response.isCommitted()) {
            if (ended.isPresent()) {
                // The container closes the connection as for a client that left, and logs no error.
                throw new ClientAbortException(ended.get());
            }
            log.error("event=answer_aborted", failure);
            throw failure;
        }
        var problem = ProblemTranslation.of(ended.isPresent() ? ended.get() : failure);
        if (problem.status().is5xxServerError()) {
            log.error(
                    "event=request_failed status={} detail=\"{}\"",
                    problem.status().value(),
                    problem.detail(),
                    failure);
        }
        writer.write(problem, request, ended.isPresent() ? endable(response) : response);
    }

    /** {@return what ended the answer} The failures of further writes to it do not always name it. */
    private static Optional<EndedAnswerException> ending(HttpServletResponse response) {
        return Optional.ofNullable(WebUtils.getNativeResponse(response, EndableAnswer.class))
                .flatMap(EndableAnswer::ending);
    }

    /** {@return the response below what Spring MVC wraps around it, which refuses everything after a failed write} */
    private static HttpServletResponse endable(HttpServletResponse response) {
        return WebUtils.getNativeResponse(response, EndableAnswer.class) instanceof HttpServletResponse below
                ? below
                : response;
    }

    /** {@return whether the client disconnected; what reads or writes JSON, forms and archives wraps the exception} */
    private static boolean isDisconnection(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case ClientAbortException _, AsyncRequestNotUsableException _ -> true;
            default -> isDisconnection(failure.getCause());
        };
    }

    /**
     * {@return whether the container failed to read the body, which ended early or has malformed chunks} The container has then
     * recorded the error, which {@code ProblemErrorController} answers; the handler's failure is a consequence.
     */
    private static boolean isReported(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
    }
}
