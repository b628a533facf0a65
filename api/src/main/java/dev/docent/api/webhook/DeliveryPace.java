package dev.docent.api.webhook;

import dev.docent.storage.records.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Limits how fast messages go to one target, whoever sends them: all accounts and processes together, so that nobody can turn this service
 * against a third party. A target is the host of a URL; for challenges, to which nobody has agreed yet, it is an address.
 * Safe for concurrent use.
 */
@Component
@EnableConfigurationProperties(WebhookLimits.class)
class DeliveryPace {

    /** Shorter than the minute that the limits are given for, so that a minute's messages do not arrive at once. */
    private static final Duration SLICE = Duration.ofSeconds(10);

    private static final String CHALLENGE = "challenge to ";

    private final RecentEvents messages;
    private final RecentEvents challenges;

    /** @param shared the limits of all processes; empty if there is one process */
    DeliveryPace(WebhookLimits limits, Optional<RateLimits> shared) {
        this.messages = perMinute("host", limits.messagesPerHost(), shared);
        this.challenges = perMinute("challenge", limits.challengesPerAddress(), shared);
    }

    /** {@return the target of challenges to this address, which differs from that of messages to it} */
    static String ofChallenge(String address) {
        return CHALLENGE + address;
    }

    /** {@return whether a message may be sent now, which then counts} */
    boolean count(String target, Instant now) {
        return target.isEmpty() || of(target).count(target, now).isZero();
    }

    /** {@return the targets to which nothing may be sent now} */
    Set<String> full(Instant now) {
        var full = new HashSet<>(messages.full(now));
        full.addAll(challenges.full(now));
        return full;
    }

    /** {@return the time until something may be sent to one more target} */
    Duration untilNext(Instant now) {
        var message = messages.untilNext(now);
        var challenge = challenges.untilNext(now);
        return message.compareTo(challenge) < 0 ? message : challenge;
    }

    private RecentEvents of(String target) {
        return target.startsWith(CHALLENGE) ? challenges : messages;
    }

    /** A limit of fewer than one in a slice becomes one in a longer slice. */
    private static RecentEvents perMinute(String kind, int limit, Optional<RateLimits> shared) {
        var inSlice = limit / (int) Duration.ofMinutes(1).dividedBy(SLICE);
        return inSlice == 0
                ? new RecentEvents(kind, 1, Duration.ofMinutes(1).dividedBy(limit), shared)
                : new RecentEvents(kind, inSlice, SLICE, shared);
    }
}
