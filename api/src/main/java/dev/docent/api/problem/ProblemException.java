package dev.docent.api.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Ends a request with a problem. Its message is shown to the caller. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.detail(), cause);
        this.problem = problem;
    }

    /** {@return a problem with input (400) that names the field} */
    public static ProblemException badRequest(String field, String reason) {
        return new ProblemException(Problem.ofField(HttpStatus.BAD_REQUEST, field, reason), null);
    }

    /** {@return a problem (404): the object does not exist, or does not belong to the caller} */
    public static ProblemException notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, detail);
    }

    /** {@return a problem with this status} */
    public static ProblemException of(HttpStatus status, String detail) {
        return new ProblemException(Problem.of(status, detail), null);
    }

    /** {@return a problem (503): a service that this one depends on is down} */
    public static ProblemException unavailable(String detail, @Nullable Throwable cause) {
        return new ProblemException(Problem.unavailable(detail, 10), cause);
    }

    /** {@return the content of the answer} */
    public Problem problem() {
        return problem;
    }
}
