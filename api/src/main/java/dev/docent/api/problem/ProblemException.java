package dev.docent.api.problem;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Ends a request with a problem. Its message is for the caller. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.detail(), cause);
        this.problem = problem;
    }

    /** {@return a refusal of input (400) that names the field} */
    public static ProblemException badRequest(String field, String reason) {
        var problem = Problem.of(HttpStatus.BAD_REQUEST, field + ": " + reason, Map.of(field, reason));
        return new ProblemException(problem, null);
    }

    /** {@return that there is no such thing, or that it is not the caller's (404)} */
    public static ProblemException notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, detail);
    }

    /** {@return the problem of this status} */
    public static ProblemException of(HttpStatus status, String detail) {
        return new ProblemException(Problem.of(status, detail), null);
    }

    /** {@return that something we depend on is down (503)} */
    public static ProblemException unavailable(String detail, @Nullable Throwable cause) {
        var problem = Problem.of(HttpStatus.SERVICE_UNAVAILABLE, detail).with(HttpHeaders.RETRY_AFTER, "10");
        return new ProblemException(problem, cause);
    }

    /** {@return what the answer says} */
    public Problem problem() {
        return problem;
    }
}
