package dev.docent.api.problem;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Thrown where an answer is written to a request that relies on something which has ended since it began. */
public final class EndedAnswerException extends IOException {

    private final transient Problem problem;

    private EndedAnswerException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** {@return the end of an answer whose credential has ended} */
    public static EndedAnswerException ofCredential() {
        var detail = "The credential has expired, was revoked, or no longer permits this call";
        return new EndedAnswerException(Problem.of(HttpStatus.UNAUTHORIZED, detail)
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"docent\", error=\"invalid_token\""));
    }

    /** {@return the end of an answer about something that, to the caller, no longer exists} */
    public static EndedAnswerException because(Exception absence) {
        return new EndedAnswerException(ProblemTranslation.of(absence));
    }

    Problem problem() {
        return problem;
    }

    /** {@return the exception that caused the failure} */
    static Optional<EndedAnswerException> in(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> Optional.empty();
            case EndedAnswerException ended -> Optional.of(ended);
            default -> in(failure.getCause());
        };
    }
}
