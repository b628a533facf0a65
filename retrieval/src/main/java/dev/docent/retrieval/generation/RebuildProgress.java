package dev.docent.retrieval.generation;

import dev.docent.retrieval.generation.RebuildStatus.Estimate;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.provider.ProviderException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The progress of the current rebuild. One thread writes it; any thread may read it. */
final class RebuildProgress {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Clock clock;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong embedded = new AtomicLong();
    private final AtomicLong tokens = new AtomicLong();
    private volatile long total;
    private volatile long began = System.nanoTime();
    private volatile @Nullable Pause pause;
    private volatile @Nullable Estimated estimated;

    RebuildProgress(Clock clock) {
        this.clock = clock;
    }

    /** Starts to count from zero. @param passages number of passages to compare */
    void begin(long passages) {
        total = passages;
        done.set(0);
        embedded.set(0);
        began = System.nanoTime();
    }

    /** Sets how many passages another process has copied, and how many there are. */
    void observe(long copied, long passages) {
        total = passages;
        done.set(copied);
    }

    /** Adds passages that are in both generations now. @param computed how many of them were embedded for that */
    void add(long passages, long computed) {
        done.addAndGet(passages);
        embedded.addAndGet(computed);
    }

    void addTokens(long counted) {
        tokens.addAndGet(counted);
    }

    /** {@return the tokens that a hosted model counted since this process began the rebuild} */
    long tokens() {
        return tokens.get();
    }

    /**
     * {@return how long the rebuild pauses after a failure: five seconds, then twice as long after each failure, up to five
     * minutes, and at least as long as a provider asks for}
     */
    Duration pauseAfter(RuntimeException failure) {
        var before = pause;
        var failures = before == null ? 1 : before.failures() + 1;
        var doubled = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 6));
        var wait = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        var reason = "An unexpected error occurred; the log has the details";
        if (failure instanceof ProviderException provider) {
            var asked = provider.retryAfter().orElse(Duration.ZERO);
            wait = asked.compareTo(wait) > 0 ? asked : wait;
            reason = provider.sentence();
        }
        pause = new Pause(reason, clock.instant().plus(wait), failures);
        return wait;
    }

    void endPause() {
        pause = null;
    }

    boolean isEstimated(Generation target) {
        var last = estimated;
        return last != null && last.generation().equals(target.name());
    }

    void estimated(Generation target, Estimate estimate) {
        estimated = new Estimated(target.name(), estimate);
    }

    /** Discards the estimate of a rebuild that ended. */
    void end() {
        estimated = null;
        pause = null;
        tokens.set(0);
    }

    /** {@return the status; empty if no generation is about to serve} */
    Optional<RebuildStatus> status(GenerationCatalogue catalogue) {
        return catalogue.target().map(target -> {
            var paused = target.catchesUp() ? currentPause() : null;
            var last = estimated;
            return new RebuildStatus(
                    catalogue.serving().name(),
                    target.name(),
                    target.space().model(),
                    state(target, paused),
                    target.state() == State.RETURNING,
                    done(),
                    total,
                    left(),
                    last != null && isEstimated(target) ? last.estimate() : null,
                    paused == null ? null : paused.reason(),
                    paused == null ? null : paused.nextTry());
        });
    }

    /** The last pause is kept during the next try, since another failure doubles it; but the rebuild is not paused then. */
    private @Nullable Pause currentPause() {
        var last = pause;
        return last != null && clock.instant().isBefore(last.nextTry()) ? last : null;
    }

    private static RebuildStatus.State state(Generation target, @Nullable Pause paused) {
        if (target.catchesUp()) {
            return paused == null ? RebuildStatus.State.RUNNING : RebuildStatus.State.PAUSED;
        }
        return target.state() == State.HELD ? RebuildStatus.State.HELD : RebuildStatus.State.PLANNED;
    }

    /** Passages that were added since the count began are not counted. */
    private long done() {
        return Math.min(done.get(), total);
    }

    /** {@return the remaining time at the speed so far; null until something was embedded} */
    private @Nullable Duration left() {
        var computed = embedded.get();
        if (computed == 0) {
            return null;
        }
        var each = (double) (System.nanoTime() - began) / computed;
        return Duration.ofNanos((long) (each * Math.max(0, total - done())));
    }

    /** @param failures number of failures since the rebuild last made progress */
    private record Pause(String reason, Instant nextTry, int failures) {}

    private record Estimated(String generation, Estimate estimate) {}
}
