package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.GenerationException.UnknownGenerationException;
import dev.docent.retrieval.generation.GenerationException.WrongStateException;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The generations of the index as an administrator sees and changes them. A change that is based on an outdated catalog is
 * refused with {@link WrongStateException}. Safe for concurrent use.
 */
@Component
public final class IndexAdministration {

    private static final Logger log = LoggerFactory.getLogger(IndexAdministration.class);

    private final Generations generations;
    private final Rebuild rebuild;
    private final RebuildWork work;

    IndexAdministration(Generations generations, Rebuild rebuild, RebuildWork work) {
        this.generations = generations;
        this.work = work;
        this.rebuild = rebuild;
    }

    /** {@return the technology that stores the index, such as {@code lucene}} */
    public String technology() {
        return generations.technology();
    }

    /** {@return the name of the serving generation} */
    public String serving() {
        return generations.name();
    }

    /** {@return the vector space of the model that the settings choose} */
    public VectorSpace chosen() {
        return generations.models().chosen().space();
    }

    /**
     * {@return whether the index keeps the model that built it, although the settings would choose another one for a new
     * index} {@link #start} changes to that one.
     */
    public boolean keepsModel() {
        return generations.keepsModel();
    }

    /** {@return all generations with what they hold, oldest first} */
    public List<GenerationStatus> generations() {
        var all = new ArrayList<GenerationStatus>();
        generations.read(seen -> seen.catalogue().generations().forEach(each -> {
            var statistics = seen.open(each).index().statistics();
            all.add(new GenerationStatus(each, statistics.passages(), statistics.tokens()));
        }));
        return all;
    }

    /** {@return the status of the target generation; empty if there is none} */
    public Optional<RebuildStatus> rebuild() {
        return work.status();
    }

    /**
     * Starts to fill a generation of the chosen model, confirms one that waits for that, or resumes one that is paused. Does
     * nothing if one is being filled.
     *
     * @throws WrongStateException if the chosen model serves already
     */
    public synchronized void start() {
        var now = generations.follow().catalogue();
        var target = now.target();
        if (target.isPresent()) {
            var state = target.get().state();
            if (state == State.PLANNED || state == State.HELD) {
                generations.change(now, now.with(target.get().name(), State.FILLING));
            }
        } else if (now.serving().space().equals(chosen())) {
            throw new WrongStateException(
                    "The index serves vectors of %s, as the settings want: there is nothing to rebuild. Change the embedding model first."
                            .formatted(chosen()));
        } else {
            generations.change(
                    now,
                    now.of(chosen())
                            .map(known -> now.with(known.name(), State.FILLING))
                            .orElseGet(() -> now.begun(chosen(), State.FILLING, generations.instant())));
        }
        log.info("started rebuild by an administrator");
        rebuild.resume();
    }

    /**
     * Stops filling until {@link #start} is called, also across restarts of the service. Cancels a rollback.
     *
     * @throws WrongStateException if no generation is being filled
     */
    public synchronized void pause() {
        var now = generations.follow().catalogue();
        var target = now.target().orElseThrow(() -> new WrongStateException("No generation is being filled."));
        var isReturn = target.state() == State.RETURNING;
        generations.change(now, now.with(target.name(), isReturn ? State.KEPT : State.HELD));
        rebuild.resume();
        log.info("{} rebuild by an administrator", isReturn ? "cancelled" : "paused");
    }

    /**
     * Brings a generation that served before up to date, and then lets it serve again.
     *
     * @param name of the generation; null for the youngest that is kept
     * @throws UnknownGenerationException if there is none with this name
     * @throws WrongStateException if it serves, its model is unavailable, or another generation is about to serve
     */
    public synchronized void rollBack(@Nullable String name) {
        var now = generations.follow().catalogue();
        var returning = name == null ? youngestKept() : find(name);
        if (now.target().isPresent()) {
            throw new WrongStateException("Generation %s is about to serve. Pause and delete it first."
                    .formatted(now.target().get().name()));
        }
        if (returning.state() == State.SERVING) {
            throw new WrongStateException("Generation %s serves already.".formatted(returning.name()));
        }
        if (generations.models().of(returning.space()) == null) {
            throw new WrongStateException(
                    "Generation %s needs the model %s, which these settings do not reach. Set that model up again and restart; the index then returns to the generation by itself."
                            .formatted(returning.name(), returning.space()));
        }
        generations.change(now, now.with(returning.name(), State.RETURNING));
        log.info("started rollback generation={} by an administrator", returning.name());
        rebuild.resume();
    }

    /**
     * Deletes a generation that does not serve.
     *
     * @throws UnknownGenerationException if there is none with this name
     * @throws WrongStateException if it serves, or new documents need it
     */
    public synchronized void delete(String name) {
        generations.follow();
        var deleted = find(name);
        if (deleted.state() == State.SERVING) {
            throw new WrongStateException(
                    "Generation %s serves. Only other generations can be deleted.".formatted(name));
        }
        if (deleted.isTarget() && !generations.hasModel()) {
            throw new WrongStateException(
                    "Generation %s is needed: the model of the serving generation is unavailable, so new documents are embedded for this one."
                            .formatted(name));
        }
        rebuild.interrupt();
        try {
            generations.delete(deleted);
        } finally {
            rebuild.resume();
        }
        log.info(
                "deleted generation={} model={} by an administrator",
                name,
                deleted.space().model());
    }

    private Generation find(String name) {
        return generations.now().catalogue().find(name).orElseThrow(() -> new UnknownGenerationException(name));
    }

    private Generation youngestKept() {
        return generations.now().catalogue().generations().stream()
                .filter(each -> each.state() == State.KEPT || each.state() == State.DECLINED)
                .max(Comparator.comparing(Generation::createdAt)
                        .thenComparing(each -> each.name().length()))
                .orElseThrow(() -> new WrongStateException("No generation is kept that could serve again."));
    }

    /**
     * A generation and what it holds.
     *
     * @param passages number of passages of all owners
     * @param tokens number of tokens in them, as the local model's tokenizer counts them
     */
    public record GenerationStatus(Generation generation, long passages, long tokens) {}
}
