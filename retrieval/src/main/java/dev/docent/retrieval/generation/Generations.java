package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.GenerationException.WrongStateException;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.passage.DocumentRef;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The generations of the index in use. What is written goes beside other writes; what changes which generation is what, or
 * brings old passages into another one, goes alone. Safe for concurrent use.
 */
final class Generations implements ServingGeneration, AutoCloseable {

    private final GenerationStore store;
    private final EmbeddingModels models;
    private final Clock clock;
    private final GenerationSwitch handover;
    private final ReadWriteLock writing = new ReentrantReadWriteLock();
    private volatile OpenGenerations now;
    private volatile boolean converging;

    /** @param waits whether a generation of another model waits to be confirmed */
    Generations(GenerationStore store, EmbeddingModels models, boolean waits, Clock clock) {
        this.store = store;
        this.models = models;
        this.clock = clock;
        this.now = new GenerationsAtStart(store, models, waits).open(instant());
        this.handover = new GenerationSwitch(store, models);
    }

    OpenGenerations now() {
        return now;
    }

    EmbeddingModels models() {
        return models;
    }

    String technology() {
        return store.technology();
    }

    /** {@return whether another generation may come to serve} */
    boolean mayChange() {
        return store.mayChange();
    }

    @Override
    public <T> T use(Function<Used, T> work) {
        return now.serving().use(work, () -> use(work));
    }

    @Override
    public String name() {
        return now.serving().name();
    }

    @Override
    public VectorSpace space() {
        return now.serving().index().space();
    }

    @Override
    public Embeddings forPassages() {
        var seen = now;
        var target = seen.target();
        if (target != null && target.embeddings() != null && takesPassages(seen)) {
            return target.embeddings();
        }
        var embeddings = seen.serving().embeddings();
        return embeddings == null ? models.chosen() : embeddings;
    }

    /** {@return whether new passages get the vectors of the generation that is about to serve} */
    boolean takesPassages(OpenGenerations seen) {
        return seen.target() != null && (converging || seen.serving().embeddings() == null);
    }

    /**
     * Whether new passages get the vectors of the generation that is about to serve: for the last moments before it does, so
     * that it catches up although passages keep coming. The serving one finds them by their words until then.
     */
    void converge(boolean yes) {
        converging = yes;
    }

    @Override
    public boolean hasModel() {
        return now.serving().embeddings() != null;
    }

    /** Writes beside others. */
    void write(Consumer<OpenGenerations> work) {
        writing.readLock().lock();
        try {
            work.accept(now);
        } finally {
            writing.readLock().unlock();
        }
    }

    /** {@return what the work gives, which nobody writes beside} */
    boolean alone(BooleanSupplier work) {
        writing.writeLock().lock();
        try {
            return work.getAsBoolean();
        } finally {
            writing.writeLock().unlock();
        }
    }

    /**
     * Changes what becomes of a generation, which begins to catch up by that or ceases to.
     *
     * @param seen what the change was decided by
     * @throws WrongStateException if it is another one by now, by a switch for instance
     */
    void change(GenerationCatalogue seen, GenerationCatalogue wanted) {
        alone(() -> {
            require(now.catalogue().equals(seen));
            store.save(wanted);
            var next = now.with(wanted).watched();
            for (var each : wanted.generations()) {
                var open = next.open().get(each.name());
                var model = models.of(each);
                if (open == null) {
                    next = next.with(new OpenGeneration(each.name(), store.open(each), model));
                } else if (open.embeddings() != model) {
                    next = next.with(open.with(model));
                }
            }
            now = next;
            return true;
        });
        releaseModels();
    }

    /**
     * {@return whether the target serves now: not when something changed that it has not caught up with}
     *
     * @param watched where what changed was noted since all documents were compared
     * @param isSame whether serving generation and target have the same of a document, of what was flushed
     * @throws FillStoppedException if it is noted elsewhere meanwhile: somebody paused, or told something else
     */
    boolean serveTarget(ChangedDocuments watched, Predicate<DocumentRef> isSame) {
        var before = now.serving();
        var switched = alone(() -> {
            var isDue = handover.isDue(now, watched, isSame);
            now = isDue ? handover.of(now) : now;
            return isDue;
        });
        if (switched) {
            before.retire();
            releaseModels();
        }
        return switched;
    }

    private static void require(boolean isAsSeen) {
        if (!isAsSeen) {
            throw new WrongStateException("The generations changed at this moment: look at them again");
        }
    }

    /**
     * Removes a generation that does not serve, with all that it holds.
     *
     * @throws WrongStateException if it is in another state by now, or gone
     */
    void drop(Generation dropped) {
        alone(() -> {
            require(now.catalogue().generations().contains(dropped));
            var without = now.catalogue().without(dropped.name());
            store.save(without);
            var open = now.open(dropped);
            now = new OpenGenerations(without, now.without(dropped.name()).open(), new ChangedDocuments());
            open.index().close();
            return true;
        });
        if (dropped.isTarget()) {
            MissingVectors.warnOf(now.serving().index());
        }
        store.drop(dropped);
        models.release(dropped.space());
    }

    /** {@return what each generation holds, oldest first} */
    List<GenerationStatus> statistics() {
        var counted = new ArrayList<GenerationStatus>();
        write(seen -> seen.catalogue().generations().forEach(each -> {
            var holds = seen.open(each).index().statistics();
            counted.add(new GenerationStatus(each, holds.passages(), holds.tokens()));
        }));
        return counted;
    }

    private void releaseModels() {
        var seen = now.catalogue();
        seen.generations().stream().filter(each -> !each.isInUse()).forEach(each -> models.release(each.space()));
    }

    /** {@return now, in seconds} */
    Instant instant() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void close() {
        alone(() -> {
            now.open().values().forEach(each -> each.index().close());
            return true;
        });
        models.close();
    }
}
