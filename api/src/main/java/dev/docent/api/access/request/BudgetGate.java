package dev.docent.api.access.request;

import dev.docent.api.access.Authenticated;
import dev.docent.api.access.CredentialRef;
import dev.docent.api.access.KeyBudget;
import dev.docent.api.access.key.Admission;
import dev.docent.api.access.key.KeyBudgets;
import dev.docent.api.exchange.RateLimitHeaders;
import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Refuses requests for which the budget of their key has no room, and reports how many it has room for. */
@Component
final class BudgetGate {

    private static final Problem LENGTH_REQUIRED = Problem.of(
            HttpStatus.LENGTH_REQUIRED, "The API key has a budget of bytes: send the body with Content-Length");

    private final KeyBudgets budgets;
    private final ProblemWriter problems;
    private final AuditedRefusals audit;

    BudgetGate(KeyBudgets budgets, ProblemWriter problems, AuditedRefusals audit) {
        this.budgets = budgets;
        this.problems = problems;
        this.audit = audit;
    }

    /** {@return whether the request may be served; if not, it has been answered} */
    boolean admits(Authenticated caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return caller.budget().isEmpty()
                || admits(caller.caller().credential(), caller.budget().get(), request, response);
    }

    private boolean admits(
            CredentialRef key, KeyBudget budget, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (hidesLength(budget, request)) {
            problems.write(LENGTH_REQUIRED, request, response);
            return false;
        }
        var admission = budgets.admit(key, budget, Math.max(0, request.getContentLengthLong()), request);
        if (admission.requests() != null) {
            RateLimitHeaders.tighten(response, admission.requests(), admission.remaining(), admission.resetSeconds());
        }
        if (!admission.admitted()) {
            audit.record(request, "key.budget");
            problems.write(refusal(admission), request, response);
        }
        return admission.admitted();
    }

    /** {@return whether there is a body of unknown length, for which no room can be reserved} */
    private static boolean hidesLength(KeyBudget budget, HttpServletRequest request) {
        return budget.bytesPerDay() != null
                && request.getContentLengthLong() < 0
                && (request.getContentType() != null || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }

    private static Problem refusal(Admission admission) {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "The API key has used up its budget of the day (" + admission.usedUp()
                                + "). It has a new one from 00:00 UTC",
                        Map.of("budget", admission.usedUp()))
                .with(HttpHeaders.RETRY_AFTER, Long.toString(admission.resetSeconds()));
    }
}
