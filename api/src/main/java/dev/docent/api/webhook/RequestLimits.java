package dev.docent.api.webhook;

import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Limits how often clients ask for messages: by tests, and by new webhooks, which get a challenge. Safe for concurrent use. */
@Component
class RequestLimits {

    private final WebhookLimits limits;
    private final RecentEvents byAccount;
    private final RecentEvents byWebhook;
    private final Clock clock;

    /** @param shared the limits of all processes; empty if there is one process */
    RequestLimits(WebhookLimits limits, Optional<RateLimits> shared, Clock clock) {
        var minute = Duration.ofMinutes(1);
        this.limits = limits;
        this.byAccount = new RecentEvents("account", limits.requestsPerAccount(), minute, shared);
        this.byWebhook = new RecentEvents("test", limits.testsPerWebhook(), minute, shared);
        this.clock = clock;
    }

    /** Counts a new webhook. @throws ProblemException (429) if the account has reached its limit */
    void countCreation(String account) {
        count(
                byAccount,
                account,
                "An account tests and creates webhooks at most %d times a minute",
                limits.requestsPerAccount());
    }

    /** Counts a test. @throws ProblemException (429) if the webhook or its account has reached its limit */
    void countTest(Webhook webhook) {
        count(byWebhook, webhook.id(), "A webhook is tested at most %d times a minute", limits.testsPerWebhook());
        countCreation(webhook.owner());
    }

    private void count(RecentEvents events, String name, String detail, int limit) {
        var wait = events.count(name, clock.instant());
        if (wait.isPositive()) {
            var seconds = wait.plusMillis(999).toSeconds();
            throw new ProblemException(
                    Problem.of(HttpStatus.TOO_MANY_REQUESTS, detail.formatted(limit))
                            .with(HttpHeaders.RETRY_AFTER, Long.toString(seconds)),
                    null);
        }
    }
}
