package dev.docent.api.webhook;

import dev.docent.api.webhook.transport.WebhookTransport;
import dev.docent.api.webhook.transport.WebhookTransport.Outcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes one attempt to deliver a message: signs it, sends it, and stores the outcome. */
@Component
class DeliveryAttempt {

    private static final Logger log = LoggerFactory.getLogger(DeliveryAttempt.class);

    private static final String OUTCOME = "outcome";

    private final Webhooks webhooks;
    private final DeliveryQueue queue;
    private final WebhookTransport transport;
    private final Challenges challenges;
    private final RetrySchedule retries;
    private final Clock clock;
    private final ObservationRegistry observations;

    DeliveryAttempt(
            Webhooks webhooks,
            DeliveryQueue queue,
            WebhookTransport transport,
            Challenges challenges,
            RetrySchedule retries,
            Clock clock,
            ObservationRegistry observations) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.transport = transport;
        this.challenges = challenges;
        this.retries = retries;
        this.clock = clock;
        this.observations = observations;
    }

    void make(Delivery claimed) {
        var webhook = webhooks.find(claimed.owner(), claimed.webhook());
        if (webhook.isEmpty()) {
            queue.delete(claimed);
        } else if (webhook.get().isDisabled()) {
            queue.settle(claimed.abandoned("disabled", clock.instant()));
        } else if (webhook.get().isPending() && claimed.event() != WebhookEvent.CHALLENGE) {
            queue.await(claimed, "unverified");
        } else if (!webhook.get().isPending() && claimed.event() == WebhookEvent.CHALLENGE) {
            // Another challenge was answered first.
            queue.delete(claimed);
        } else {
            var attempt = Observation.createNotStarted("docent.webhook.delivery", observations)
                    .contextualName("deliver webhook")
                    .lowCardinalityKeyValue(OUTCOME, "unsettled");
            attempt.observe(() -> {
                var settled = settled(claimed, webhook.get(), send(claimed, webhook.get()));
                queue.settle(settled);
                attempt.lowCardinalityKeyValue(OUTCOME, outcome(settled));
            });
        }
    }

    private static String outcome(Delivery settled) {
        return switch (settled.status()) {
            case DELIVERED -> "delivered";
            case PENDING -> "retried";
            case FAILED -> "failed";
        };
    }

    private Outcome send(Delivery delivery, Webhook webhook) {
        var secret = webhooks.secret(webhook);
        if (secret.isEmpty()) {
            return new Outcome.Unanswered("secret_unreadable");
        }
        var now = clock.instant();
        var signature = secret.get().sign(delivery.id(), now, delivery.body());
        return transport.send(
                new WebhookTransport.Message(webhook.url(), delivery.id(), now, signature, delivery.body()));
    }

    private Delivery settled(Delivery delivery, Webhook webhook, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered
            when answered.isSuccess() && delivery.event() == WebhookEvent.CHALLENGE ->
                verified(delivery, webhook, answered);
            case Outcome.Answered answered
            when answered.isSuccess() -> delivery.delivered(answered.status(), clock.instant());
            case Outcome.Answered answered
            when answered.isGone() -> {
                webhooks.disable(webhook);
                log.info("disabled webhook={} status={}", webhook.id(), answered.status());
                yield delivery.failed(answered.status(), null, clock.instant());
            }
            case Outcome.Answered answered -> retried(delivery, answered.status(), null);
            case Outcome.Unanswered unanswered -> retried(delivery, null, unanswered.reason());
        };
    }

    private Delivery verified(Delivery delivery, Webhook webhook, Outcome.Answered answered) {
        if (!challenges.isAnswered(webhook, answered.body())) {
            return retried(delivery, answered.status(), "challenge_not_answered");
        }
        if (!webhooks.verify(webhook)) {
            return retried(delivery, answered.status(), null);
        }
        queue.release(webhook);
        log.info("verified webhook={}", webhook.id());
        return delivery.delivered(answered.status(), clock.instant());
    }

    private Delivery retried(Delivery delivery, @Nullable Integer status, @Nullable String reason) {
        var now = clock.instant();
        var next = retries.after(delivery.attempts() + 1).map(now::plus);
        log.info(
                "failed webhook={} delivery={} attempt={} status={} error={} next_attempt={}",
                delivery.webhook(),
                delivery.id(),
                delivery.attempts() + 1,
                status,
                reason,
                next.orElse(null));
        return next.map(time -> delivery.postponed(status, reason, time, now))
                .orElseGet(() -> delivery.failed(status, reason, now));
    }
}
