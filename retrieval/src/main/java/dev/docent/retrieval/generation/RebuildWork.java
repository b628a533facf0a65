package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.provider.ProviderException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done for a generation that is about to serve: an estimate is told, then it is filled, then it serves; and what is
 * known of that. One thread works, any may ask.
 */
final class RebuildWork {

    private static final Duration UNTIL_TOLD = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(RebuildWork.class);

    private final Generations generations;
    private final RebuildEstimator estimator;
    private final List<ForegroundWork> others;
    private final Clock clock;
    private final FillProgress progress = new FillProgress();
    private volatile @Nullable RebuildPause pause;
    private volatile @Nullable Estimated estimated;

    RebuildWork(Generations generations, RebuildEstimator estimator, List<ForegroundWork> others, Clock clock) {
        this.generations = generations;
        this.estimator = estimator;
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    /**
     * Does what there is to do for the generation.
     *
     * @param isStopped whether that shall end early
     * @return how long to wait before the next step, unless something is told before
     */
    Duration step(Generation target, BooleanSupplier isStopped) {
        try {
            estimate(target);
            if (target.state() == State.PLANNED || target.state() == State.HELD) {
                pause = null;
                return UNTIL_TOLD;
            }
            fill(isStopped);
            pause = null;
        } catch (FillStoppedException stopped) {
            LOG.debug("stopped the fill of generation={}", target.name());
        } catch (RuntimeException failure) {
            return paused(failure);
        }
        return Duration.ZERO;
    }

    /** {@return how far it is; nothing when no generation is about to serve} */
    Optional<RebuildStatus> status() {
        var catalogue = generations.now().catalogue();
        return catalogue.target().map(target -> {
            var paused = target.catchesUp() ? pauseNow() : null;
            var before = estimated;
            return new RebuildStatus(
                    catalogue.serving().name(),
                    target.name(),
                    target.space().model(),
                    state(target, paused),
                    target.state() == State.RETURNING,
                    progress.done(),
                    progress.total(),
                    progress.left().orElse(null),
                    before == null || !before.generation().equals(target.name()) ? null : before.estimate(),
                    paused == null ? null : paused.reason(),
                    paused == null ? null : paused.nextTry());
        });
    }

    /** The last one is kept while the next try runs, which may fail as well, but that does not wait. */
    private @Nullable RebuildPause pauseNow() {
        var last = pause;
        return last != null && clock.instant().isBefore(last.nextTry()) ? last : null;
    }

    private static RebuildStatus.State state(Generation target, @Nullable RebuildPause paused) {
        if (target.catchesUp()) {
            return paused == null ? RebuildStatus.State.RUNNING : RebuildStatus.State.PAUSED;
        }
        return target.state() == State.HELD ? RebuildStatus.State.HELD : RebuildStatus.State.PLANNED;
    }

    private void estimate(Generation target) {
        var before = estimated;
        if (before != null && before.generation().equals(target.name())) {
            return;
        }
        var now = generations.now();
        var serving = now.serving().index();
        var known = Objects.requireNonNull(now.target()).index();
        var estimate = estimator.of(model(now), serving.statistics(), known.statistics());
        estimated = new Estimated(target.name(), estimate);
        LOG.info(
                "rebuild generation={} model={} state={}: {}; generation={} model={} serves until then",
                target.name(),
                target.space().model(),
                target.state(),
                estimate,
                now.serving().name(),
                serving.space().model());
    }

    private static Embeddings model(OpenGenerations now) {
        return Objects.requireNonNull(Objects.requireNonNull(now.target()).embeddings(), "A target has a model");
    }

    private void fill(BooleanSupplier isStopped) {
        var now = generations.now();
        var target = Objects.requireNonNull(now.target());
        var began = System.nanoTime();
        BooleanSupplier isOver =
                () -> isStopped.getAsBoolean() || generations.now().changed() != now.changed();
        try (var embedding = new FillEmbedding(model(now), new FillThrottle(waiting(now)), isOver)) {
            var fill = new GenerationFill(generations, now.serving(), target, embedding, progress, isOver);
            fill.all();
            pause = null;
            fill.changes();
            generations.converge(true);
            while (!generations.serveTarget(now.changed(), fill::isSame)) {
                fill.changes();
            }
        } finally {
            generations.converge(false);
        }
        estimated = null;
        LOG.info(
                "switched to generation={} model={} ms={}; generation={} is kept for a roll-back until it is dropped",
                target.name(),
                target.index().space().model(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                now.serving().name());
        dropIfEmpty(now.catalogue().serving());
    }

    private List<ForegroundWork> waiting(OpenGenerations now) {
        var waiting = new ArrayList<>(others);
        waiting.add(model(now)::isBusy);
        var serving = now.serving().embeddings();
        if (serving != null) {
            waiting.add(serving::isBusy);
        }
        return waiting;
    }

    /** What never held anything is nothing to go back to. */
    private void dropIfEmpty(Generation before) {
        generations.now().catalogue().find(before.name()).ifPresent(kept -> {
            if (generations.now().open(kept).index().statistics().passages() == 0) {
                generations.drop(kept);
            }
        });
    }

    private Duration paused(RuntimeException failure) {
        var paused = RebuildPause.after(failure, pause, clock.instant());
        pause = paused;
        if (failure instanceof ProviderException) {
            LOG.warn("paused the rebuild next_try={}: {}", paused.nextTry(), paused.reason(), failure);
        } else {
            LOG.error("The rebuild failed and is tried again next_try={}", paused.nextTry(), failure);
        }
        return Duration.between(clock.instant(), paused.nextTry());
    }

    /** What was estimated for a generation. */
    private record Estimated(String generation, RebuildEstimate estimate) {}
}
