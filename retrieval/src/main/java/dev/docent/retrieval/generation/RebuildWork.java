package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.GenerationFill.FillStoppedException;
import dev.docent.retrieval.generation.RebuildEstimator.TokenRatio;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a rebuild: estimate it, fill the new generation, let it serve. One thread works, any thread may read the
 * status.
 */
final class RebuildWork {

    private static final Duration UNTIL_WOKEN = Duration.ofDays(1);
    private static final Logger log = LoggerFactory.getLogger(RebuildWork.class);

    private final Generations generations;
    private final RebuildEstimator estimator;
    private final List<ForegroundWork> foreground;
    private final TokenUsage usage;
    private final RebuildProgress progress;

    RebuildWork(
            Generations generations,
            RebuildEstimator estimator,
            List<ForegroundWork> foreground,
            TokenUsage usage,
            Clock clock) {
        this.generations = generations;
        this.estimator = estimator;
        this.foreground = List.copyOf(foreground);
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
            estimate(target);
            if (target.state() == State.PLANNED || target.state() == State.HELD) {
                progress.endPause();
                return UNTIL_WOKEN;
            }
            fill(isStopped);
        } catch (FillStoppedException stopped) {
            log.debug("stopped rebuild generation={}", target.name());
        } catch (RuntimeException failure) {
            var wait = progress.pauseAfter(failure);
            if (failure instanceof ProviderException provider) {
                log.warn("paused rebuild retry_in={}: {}", wait, provider.sentence(), failure);
            } else {
                log.error("failed rebuild retry_in={}", wait, failure);
            }
            return wait;
        }
        return Duration.ZERO;
    }

    /** {@return the status of the rebuild; empty if no generation is about to serve} */
    Optional<RebuildStatus> status() {
        return progress.status(generations.now().catalogue());
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

    private void fill(BooleanSupplier isStopped) {
        var now = generations.now();
        var target = Objects.requireNonNull(now.target());
        var began = System.nanoTime();
        BooleanSupplier isOver =
                () -> isStopped.getAsBoolean() || generations.now().changed() != now.changed();
        var counted = new CountedTokens(usage, progress);
        try (var embedding =
                new FillEmbedding(model(now).forRebuild(counted), new FillThrottle(foreground(now)), isOver)) {
            var fill = new GenerationFill(generations, now.serving(), target, embedding, progress, isOver);
            fill.all();
            progress.endPause();
            fill.changes();
            generations.converge(true);
            while (!generations.serveTarget(now.changed(), fill::isSame)) {
                fill.changes();
            }
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
