package dev.docent.api.account.check;

import dev.docent.api.connection.ClientAddress;
import dev.docent.api.limit.AddressLimits;
import dev.docent.api.limit.LimitDecision;
import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Holds attempts to sign in without a password to the limit of bad credentials of their address. */
@Component
public class AttemptLimit {

    private final AddressLimits limits;

    AttemptLimit(AddressLimits limits) {
        this.limits = limits;
    }

    /** Lets an attempt through. @throws ProblemException (429) if too many from its address failed */
    public void require(HttpServletRequest request) {
        var refused = limits.mayPresentCredential(address(request)).refused();
        if (refused != null) {
            throw new ProblemException(problem(refused), null);
        }
    }

    /** Counts an attempt that failed. */
    public void failed(HttpServletRequest request) {
        limits.countBadCredential(address(request));
    }

    private static Problem problem(LimitDecision.Exceeded refused) {
        var wait = Objects.requireNonNullElse(refused.retryAfterSeconds(), 1L);
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, refused.sentence(), Map.of("limit", refused.name()))
                .with(HttpHeaders.RETRY_AFTER, Long.toString(wait));
    }

    private static String address(HttpServletRequest request) {
        return ClientAddress.of(request.getRemoteAddr());
    }
}
