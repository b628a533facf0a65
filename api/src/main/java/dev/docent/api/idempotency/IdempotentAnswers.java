package dev.docent.api.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Stores answers for a day. Of concurrent requests with the same key, only one gets the claim, also across processes:
 * the record store rejects the second insert or update.
 */
@Service
@EnableScheduling
class IdempotentAnswers {

    static final Duration RETENTION = Duration.ofHours(24);
    /** Long enough for a slow upload. The key of a request that takes longer may be claimed again. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(IdempotentAnswers.class);

    private final IdempotentAnswerRepository answers;
    private final Clock clock;

    IdempotentAnswers(IdempotentAnswerRepository answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /** {@return how to serve the request} */
    Claim claim(String id, String fingerprint) {
        var now = clock.instant();
        var known = answers.findById(id);
        try {
            return known.filter(answer -> answer.createdAt().plus(RETENTION).isAfter(now))
                    .map(answer -> repeated(answer, fingerprint))
                    .orElseGet(() -> first(id, fingerprint, known));
        } catch (DuplicateKeyException | OptimisticLockingFailureException claimedConcurrently) {
            return new Claim.Running();
        }
    }

    /** Stores the answer, unless the lease expired and another request claimed the key. */
    void store(IdempotentAnswer claimed, int status, @Nullable String contentType, String sealed) {
        unlessClaimedByAnother(() -> answers.save(claimed.answered(status, contentType, sealed)));
    }

    /** Deletes the claim of a request that failed, so that its key can be used again. */
    void release(IdempotentAnswer claimed) {
        unlessClaimedByAnother(() -> answers.delete(claimed));
    }

    /** Deletes expired answers. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void deleteExpired() {
        try {
            answers.deleteByCreatedAtBefore(clock.instant().minus(RETENTION));
        } catch (DataAccessException failure) {
            log.warn(
                    "event=delete_idempotent_answers_failed error={}",
                    failure.getClass().getSimpleName());
        }
    }

    private static void unlessClaimedByAnother(Runnable change) {
        try {
            change.run();
        } catch (OptimisticLockingFailureException claimedByAnother) {
            // The record belongs to the request that claimed the key last.
        }
    }

    private Claim first(String id, String fingerprint, Optional<IdempotentAnswer> expired) {
        var now = clock.instant();
        var claimed = expired.map(answer -> answer.claimed(fingerprint, now.plus(LEASE), now))
                .orElseGet(() -> new IdempotentAnswer(id, null, fingerprint, null, null, null, now.plus(LEASE), now));
        return new Claim.First(answers.save(claimed));
    }

    private Claim repeated(IdempotentAnswer known, String fingerprint) {
        var now = clock.instant();
        if (!known.fingerprint().equals(fingerprint)) {
            return new Claim.Mismatch();
        }
        var body = Optional.ofNullable(known.body());
        if (known.status() != null && body.isPresent()) {
            return new Claim.Replay(known.status(), Optional.ofNullable(known.contentType()), body.get());
        }
        return known.leaseUntil().isAfter(now)
                ? new Claim.Running()
                : new Claim.First(answers.save(known.claimed(fingerprint, now.plus(LEASE), now)));
    }

    /** How to serve a request that carries a key. */
    sealed interface Claim {
        /** The first request with the key: serve it, then store its answer or release the claim. */
        record First(IdempotentAnswer claimed) implements Claim {}

        /** The request has been answered before. */
        record Replay(int status, Optional<String> contentType, String sealed) implements Claim {}

        /** The first request is still running. */
        record Running() implements Claim {}

        /** The key belongs to another request. */
        record Mismatch() implements Claim {}
    }
}
