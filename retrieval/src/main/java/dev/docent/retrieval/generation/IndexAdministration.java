package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.GenerationException.UnknownGenerationException;
import dev.docent.retrieval.generation.GenerationException.WrongStateException;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.GenerationCatalogue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an administrator sees and does of the generations of the index. What was decided by generations that changed before
 * it was done is refused with {@link WrongStateException}. Safe for concurrent use.
 */
public final class IndexAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(IndexAdministration.class);

    private final Generations generations;
    private final Rebuild rebuild;
    private final RebuildWork work;

    IndexAdministration(Generations generations, Rebuild rebuild, RebuildWork work) {
        this.generations = generations;
        this.work = work;
        this.rebuild = rebuild;
    }

    /** {@return what keeps the index, in a word} */
    public String technology() {
        return generations.technology();
    }

    /** {@return name of the generation that serves} */
    public String serving() {
        return generations.name();
    }

    /** {@return what the vectors mean of the model that the settings choose} */
    public VectorSpace chosen() {
        return generations.models().chosen().space();
    }

    /** {@return all generations, oldest first} */
    public List<GenerationStatus> generations() {
        return generations.statistics();
    }

    /** {@return the generation that is about to serve, and how far it is} */
    public Optional<RebuildStatus> rebuild() {
        return work.status();
    }

    /**
     * Begins to fill a generation of the chosen model, confirms one that waits for that, or goes on with one that is paused.
     * One that runs goes on.
     *
     * @throws WrongStateException if the chosen model serves already, or other processes may be at the index
     */
    public synchronized void start() {
        var now = generations.now().catalogue();
        var target = now.target();
        if (target.isPresent()) {
            var state = target.get().state();
            if (state == State.PLANNED || state == State.HELD) {
                change(now, now.with(target.get().name(), State.FILLING));
            }
        } else if (now.serving().space().equals(chosen())) {
            throw new WrongStateException(
                    "The index serves vectors of %s, as the settings want: there is nothing to rebuild. Change the embedding model first."
                            .formatted(chosen()));
        } else {
            change(
                    now,
                    now.of(chosen())
                            .map(known -> now.with(known.name(), State.FILLING))
                            .orElseGet(() -> now.begun(chosen(), State.FILLING, generations.instant())));
        }
        LOG.info("started the rebuild by an administrator");
        rebuild.resume();
    }

    /**
     * Stops filling until {@link #start} is called; a restart of the service does not go on. A roll-back is called off by it.
     *
     * @throws WrongStateException if none is filled
     */
    public synchronized void pause() {
        var now = generations.now().catalogue();
        var target = now.target().orElseThrow(() -> new WrongStateException("No generation is being filled"));
        var isReturn = target.state() == State.RETURNING;
        generations.change(now, now.with(target.name(), isReturn ? State.KEPT : State.HELD));
        rebuild.resume();
        LOG.info("{} the rebuild by an administrator", isReturn ? "called off" : "paused");
    }

    /**
     * Lets a generation that served before catch up with what came since, and then serve again.
     *
     * @param name which; the youngest that is kept when null
     * @throws UnknownGenerationException if there is none of this name
     * @throws WrongStateException if it does not wait for that, its model can't be asked, or other processes may be at the
     *     index
     */
    public synchronized void rollBack(@Nullable String name) {
        var now = generations.now().catalogue();
        var returning = name == null ? youngestKept() : find(name);
        if (now.target().isPresent()) {
            throw new WrongStateException("Generation %s is about to serve: pause and drop it first"
                    .formatted(now.target().get().name()));
        }
        if (returning.state() == State.SERVING) {
            throw new WrongStateException("Generation %s serves already".formatted(returning.name()));
        }
        if (generations.models().of(returning.space()) == null) {
            throw new WrongStateException(
                    "Generation %s was made by %s, which these settings don't reach: set that model up again and restart, then the index goes back to it by itself"
                            .formatted(returning.name(), returning.space()));
        }
        change(now, now.with(returning.name(), State.RETURNING));
        LOG.info("rolls back to generation={} by an administrator", returning.name());
        rebuild.resume();
    }

    /**
     * Removes a generation that does not serve, with all that it holds.
     *
     * @throws UnknownGenerationException if there is none of this name
     * @throws WrongStateException if it serves, or new documents need it
     */
    public synchronized void drop(String name) {
        var dropped = find(name);
        if (dropped.state() == State.SERVING) {
            throw new WrongStateException("Generation %s serves; only others can be dropped".formatted(name));
        }
        if (dropped.isTarget() && !generations.hasModel()) {
            throw new WrongStateException(
                    "Generation %s is needed: the model of the one that serves can't be asked, so new documents are embedded for this one"
                            .formatted(name));
        }
        rebuild.interrupt();
        try {
            generations.drop(dropped);
        } finally {
            rebuild.resume();
        }
        LOG.info(
                "dropped generation={} model={} by an administrator",
                name,
                dropped.space().model());
    }

    /** Others would go on with the generation that they know, and not tell this one what they write. */
    private void change(GenerationCatalogue seen, GenerationCatalogue wanted) {
        if (!generations.mayChange()) {
            throw new WrongStateException(
                    "Several processes may be at the index, and only one that is alone may bring another generation to serve. Stop all of them but one, start that one with docent.index.atlas.shared=false, ask it again, wait until /health says that no rebuild goes on, and start the others with the model that serves then.");
        }
        generations.change(seen, wanted);
    }

    private Generation find(String name) {
        return generations.now().catalogue().find(name).orElseThrow(() -> new UnknownGenerationException(name));
    }

    private Generation youngestKept() {
        return generations.now().catalogue().generations().stream()
                .filter(each -> each.state() == State.KEPT || each.state() == State.DECLINED)
                .max(Comparator.comparing(Generation::createdAt)
                        .thenComparing(each -> each.name().length()))
                .orElseThrow(() -> new WrongStateException("No generation is kept that could serve again"));
    }
}
