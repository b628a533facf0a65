package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.FillEmbedding.FillThrottle;
import dev.docent.retrieval.generation.GenerationFill.FillStoppedException;
import dev.docent.retrieval.generation.RebuildEstimator.TokenRatio;
import dev.docent.retrieval.index.FillLease;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.RebuildListener;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import dev.docent.retrieval.usage.TokenUsage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a rebuild: estimate it, fill the new generation, let it serve. One thread works, any thread may read the
 * status.
 */
final class RebuildWork {

    private static final Duration UNTIL_WOKEN = Duration.ofDays(1);

    /** How often to try to continue what another process fills, in case it has died. */
    private static final Duration UNTIL_FREE = Duration.ofSeconds(2);

    private static final long MOST_PASSAGES_AT_SWITCH = 500;
    private static final Logger log = LoggerFactory.getLogger(RebuildWork.class);

    private final Generations generations;
    private final RebuildEstimator estimator;
    private final List<ForegroundWork> foreground;
    private final List<RebuildListener> listeners;
    private final TokenUsage usage;
    private final RebuildProgress progress;
    private volatile @Nullable FillLease held;

    RebuildWork(
            Generations generations,
            RebuildEstimator estimator,
            List<ForegroundWork> foreground,
            List<RebuildListener> listeners,
            TokenUsage usage,
            Clock clock) {
        this.generations = generations;
        this.estimator = estimator;
        this.foreground = List.copyOf(foreground);
        this.listeners = List.copyOf(listeners);
        this.usage = usage;
        this.progress = new RebuildProgress(clock);
    }

    /**
     * Does the next step for the generation.
     *
     * @param isStopped whether the step has to end early
     * @return how long to wait before the next step
     */
    Duration step(Generation target, BooleanSupplier isStopped) {
        try {
            if (!hasModel(target)) {
                // A process with other settings fills it.
                return UNTIL_WOKEN;
            }
            if (!target.catchesUp()) {
                estimate(target);
                progress.endPause();
                return UNTIL_WOKEN;
            }
            var lease = generations.claim(target);
            held = lease.orElse(null);
            if (lease.isEmpty()) {
                return UNTIL_FREE;
            }
            estimate(target);
            fill(lease.get(), isStopped);
        } catch (FillStoppedException stopped) {
            log.debug("stopped rebuild generation={}", target.name());
        } catch (RuntimeException failure) {
            return isLost() ? UNTIL_FREE : pause(failure);
        }
        return Duration.ZERO;
    }

    private boolean isLost() {
        var lease = held;
        try {
            return lease != null && !lease.renew();
        } catch (UnavailableIndexException outage) {
            return false;
        }
    }

    private boolean hasModel(Generation target) {
        var open = generations.now().open().get(target.name());
        return open != null && open.embeddings() != null;
    }

    /** Another process may continue meanwhile, since it may not have the failure. */
    private Duration pause(RuntimeException failure) {
        var wait = progress.pauseAfter(failure);
        if (failure instanceof ProviderException provider) {
            log.warn("paused rebuild retry_in={}: {}", wait, provider.sentence(), failure);
        } else {
            log.error("failed rebuild retry_in={}", wait, failure);
        }
        release();
        return wait;
    }

    /** Renews the lease if this process fills the target, and stops the fill if another process has claimed it. */
    void keepLease() {
        var lease = held;
        if (lease != null && !lease.renew() && lease == held) {
            log.info("stopped rebuild: another process has changed the generations or continues it");
            held = null;
            generations.stopFill();
        }
    }

    /** Lets another process continue. To be called while no step runs. */
    void release() {
        var lease = held;
        held = null;
        if (lease != null) {
            try {
                lease.release();
            } catch (UnavailableIndexException outage) {
                log.debug("kept lease until it expires", outage);
            }
        }
    }

    /** {@return the status of the rebuild; empty if no generation is about to serve} */
    Optional<RebuildStatus> status() {
        if (held == null && generations.isShared()) {
            observe(generations.now());
        }
        return progress.status(generations.now().catalogue());
    }

    /** Another process may fill the target. */
    private void observe(OpenGenerations now) {
        var target = now.target();
        if (target != null) {
            try {
                progress.observe(
                        target.index().statistics().passages(),
                        now.serving().index().statistics().passages());
            } catch (UnavailableIndexException outage) {
                log.debug("unknown progress generation={}", target.name(), outage);
            }
        }
    }

    private void estimate(Generation target) {
        if (progress.isEstimated(target)) {
            return;
        }
        var now = generations.now();
        var serving = now.serving().index();
        var known = Objects.requireNonNull(now.target()).index();
        var model = model(now);
        var ratio = model.traits().isHosted() ? TokenRatio.of(serving, model) : 1;
        var estimate = estimator.of(model, serving.statistics(), known.statistics(), ratio);
        progress.estimated(target, estimate);
        log.info(
                "rebuild generation={} model={} state={}: {}; generation={} model={} serves until then{}",
                target.name(),
                target.space().model(),
                target.state(),
                estimate,
                now.serving().name(),
                serving.space().model(),
                target.state() == State.PLANNED ? "; confirm it with POST /api/v1/admin/index/rebuild" : "");
    }

    private static Embeddings model(OpenGenerations now) {
        return Objects.requireNonNull(Objects.requireNonNull(now.target()).embeddings(), "A target has a model");
    }

    private void fill(FillLease lease, BooleanSupplier isStopped) {
        var now = generations.now();
        var target = Objects.requireNonNull(now.target());
        var began = System.nanoTime();
        BooleanSupplier isOver =
                () -> isStopped.getAsBoolean() || generations.now().changed() != now.changed();
        var counted = new CountedTokens(usage, progress);
        try (var embedding =
                new FillEmbedding(model(now).forRebuild(counted), new FillThrottle(foreground(now)), isOver)) {
            lease.fill(now.catalogue().target().orElseThrow(), target.index(), index -> {
                var source = now.serving().index();
                var fill = new GenerationFill(generations, source, index, embedding, progress, isOver);
                fill.all();
                progress.endPause();
                fill.changes();
                generations.converge(true);
                while (!isServed(now, fill, lease)) {
                    fill.changes();
                }
                notifyListeners(fill.incomplete());
            });
        } finally {
            generations.converge(false);
        }
        log.info(
                "switched to generation={} model={} ms={} tokens={} cost={}; generation={} is kept for a rollback until it is deleted",
                target.name(),
                target.index().space().model(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                progress.tokens(),
                estimator.costText(progress.tokens()),
                now.serving().name());
        progress.end();
        deleteIfEmpty(now.catalogue().serving());
    }

    /** Other processes wait with their writes while the last changes are copied, but not for large documents. */
    private boolean isServed(OpenGenerations now, GenerationFill fill, FillLease lease) {
        if (!lease.seal()) {
            throw new FillStoppedException();
        }
        var isServed = false;
        try {
            if (fill.changes(MOST_PASSAGES_AT_SWITCH)) {
                // The switch ends the lease.
                held = null;
                isServed = generations.serveTarget(now.changed(), fill::isSame, lease);
            }
        } finally {
            if (!isServed) {
                held = lease;
                lease.unseal();
            }
        }
        return isServed;
    }

    /** To be called at a start, since a process may have ended between a switch and what listeners did after it. */
    void repeatSwitch() {
        if (generations.now().catalogue().generations().size() > 1) {
            notifyListeners(Set.of());
        }
    }

    private void notifyListeners(Set<DocumentRef> incomplete) {
        listeners.forEach(each -> each.onSwitch(incomplete));
    }

    private List<ForegroundWork> foreground(OpenGenerations now) {
        var all = new ArrayList<>(foreground);
        all.add(model(now)::isBusy);
        var serving = now.serving().embeddings();
        if (serving != null) {
            all.add(serving::isBusy);
        }
        return all;
    }

    /** Counts the tokens of a rebuild for the accounts of its passages, and for itself. */
    private record CountedTokens(TokenUsage usage, RebuildProgress progress) implements TokenUsage {

        /** An administrator has confirmed the rebuild. */
        @Override
        public Optional<BudgetUsedUpException> refusal(String account) {
            return Optional.empty();
        }

        @Override
        public Set<String> usedUp() {
            return Set.of();
        }

        @Override
        public void add(String account, Purpose purpose, String model, Tokens tokens) {
            progress.addTokens(tokens.all());
            usage.add(account, purpose, model, tokens);
        }
    }

    /** Nobody rolls back to an empty generation. */
    private void deleteIfEmpty(Generation before) {
        generations.now().catalogue().find(before.name()).ifPresent(kept -> {
            if (generations.now().open(kept).index().statistics().passages() == 0) {
                generations.delete(kept);
            }
        });
    }
}
