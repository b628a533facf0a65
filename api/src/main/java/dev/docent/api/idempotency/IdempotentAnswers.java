package dev.docent.api.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Remembers answers for a day. Of several requests with one key at the same time the store lets a single one begin,
 * also across processes.
 */
@Service
class IdempotentAnswers {

    static final Duration KEPT = Duration.ofHours(24);
    /** Long enough for a slow upload; a request that takes longer may be repeated meanwhile. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final IdempotentAnswerRepository answers;
    private final Clock clock;

    IdempotentAnswers(IdempotentAnswerRepository answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /** {@return what is to be done with the request} */
    Claim claim(String id, String fingerprint) {
        var now = clock.instant();
        var known = answers.findById(id);
        try {
            return known.filter(answer -> answer.createdAt().plus(KEPT).isAfter(now))
                    .map(answer -> repeated(answer, fingerprint))
                    .orElseGet(() -> first(id, fingerprint, known));
        } catch (DuplicateKeyException | OptimisticLockingFailureException takenMeanwhile) {
            return new Claim.Running();
        }
    }

    /** Keeps the answer for the next day, unless another counted it as dead and took its key over. */
    void keep(IdempotentAnswer claimed, int status, @org.jspecify.annotations.Nullable String type, String sealed) {
        unlessTakenOver(() -> answers.save(claimed.answered(status, type, sealed)));
    }

    /** Forgets a request that came to nothing, so that its key can be used again. */
    void release(IdempotentAnswer claimed) {
        unlessTakenOver(() -> answers.delete(claimed));
    }

    private static void unlessTakenOver(Runnable change) {
        try {
            change.run();
        } catch (OptimisticLockingFailureException takenOver) {
            // The key belongs to whoever serves the request now.
        }
    }

    /** Forgets what is older than a day. */
    void purge() {
        answers.deleteByCreatedAtBefore(clock.instant().minus(KEPT));
    }

    private Claim first(String id, String fingerprint, Optional<IdempotentAnswer> outdated) {
        var now = clock.instant();
        var begun = outdated.map(answer -> answer.taken(fingerprint, now.plus(LEASE), now))
                .orElseGet(() -> new IdempotentAnswer(id, null, fingerprint, null, null, null, now.plus(LEASE), now));
        return new Claim.Begin(answers.save(begun));
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
                : new Claim.Begin(answers.save(known.taken(fingerprint, now.plus(LEASE), now)));
    }

    /** What is to be done with a request that carries a key. */
    sealed interface Claim {
        /** It is the first: serve it, then keep its answer or release it. */
        record Begin(IdempotentAnswer claimed) implements Claim {}

        /** It was answered before. */
        record Replay(int status, Optional<String> contentType, String sealed) implements Claim {}

        /** The first one is still running. */
        record Running() implements Claim {}

        /** The key belongs to another request. */
        record Mismatch() implements Claim {}
    }
}
