package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.GenerationException.WrongStateException;
import dev.docent.retrieval.generation.GenerationFill.FillStoppedException;
import dev.docent.retrieval.generation.GenerationsAtStart.StartPolicy;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.passage.DocumentRef;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The open generations of the index. Writes of passages run concurrently; a change of the catalog, and a step that copies
 * passages to another generation, run exclusively. Safe for concurrent use.
 */
final class Generations implements ServingGeneration, AutoCloseable {

    private final GenerationStore store;
    private final EmbeddingModels models;
    private final StartPolicy policy;
    private final Clock clock;
    private final GenerationSwitch handover;
    private final ReadWriteLock writing = new ReentrantReadWriteLock();
    private volatile OpenGenerations now;
    private volatile boolean converging;

    Generations(GenerationStore store, EmbeddingModels models, StartPolicy policy, Clock clock) {
        this.store = store;
        this.models = models;
        this.policy = policy;
        this.clock = clock;
        this.now = new GenerationsAtStart(store, models, policy).open(instant());
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

    /** {@return whether the index keeps the model that built it, although the settings would choose another one} */
    boolean keepsModel() {
        var catalogue = now.catalogue();
        return policy.keepsModel()
                && catalogue.target().isEmpty()
                && hasModel()
                && !catalogue.serving().space().equals(models.chosen().space());
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

    @Override
    public boolean hasModel() {
        return now.serving().embeddings() != null;
    }

    /** {@return whether new passages get the vectors of the target generation} */
    boolean takesPassages(OpenGenerations seen) {
        return seen.target() != null && (converging || seen.serving().embeddings() == null);
    }

    /**
     * Sets whether new passages get the vectors of the target generation. It is set just before the switch, so that the
     * target catches up although passages keep arriving; until the switch, keyword search finds them.
     */
    void converge(boolean yes) {
        converging = yes;
    }

    /**
     * Checks that no other process changes the generations.
     *
     * @throws dev.docent.retrieval.index.UnavailableIndexException if one does
     */
    void confirm() {
        store.confirm(now.catalogue());
    }

    /** Runs a write of passages, concurrently with others. */
    void write(Consumer<OpenGenerations> work) {
        writing.readLock().lock();
        try {
            work.accept(now);
        } finally {
            writing.readLock().unlock();
        }
    }

    /** {@return the result of the work, which runs while no passages are written} */
    boolean exclusively(BooleanSupplier work) {
        writing.writeLock().lock();
        try {
            return work.getAsBoolean();
        } finally {
            writing.writeLock().unlock();
        }
    }

    /**
     * Changes the states of generations. A rebuild in progress ends.
     *
     * @param seen the catalog that the change is based on
     * @throws WrongStateException if the catalog has changed since, for instance by a switch
     */
    void change(GenerationCatalogue seen, GenerationCatalogue wanted) {
        exclusively(() -> {
            require(now.catalogue().equals(seen));
            store.save(wanted);
            var next = new OpenGenerations(wanted, now.open(), new ChangedDocuments());
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
     * {@return whether the target serves now; false if there are changes that it does not have yet}
     *
     * @param watched the changes since all documents were compared
     * @param isSame whether both generations have the same flushed passages of a document
     * @throws FillStoppedException if the catalog was changed meanwhile
     */
    boolean serveTarget(ChangedDocuments watched, Predicate<DocumentRef> isSame) {
        var before = now.serving();
        var switched = exclusively(() -> {
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

    /**
     * Deletes a generation that does not serve.
     *
     * @throws WrongStateException if its state has changed since, or it is gone
     */
    void delete(Generation deleted) {
        exclusively(() -> {
            require(now.catalogue().generations().contains(deleted));
            var open = now.open(deleted);
            var others = now.without(deleted);
            store.save(others.catalogue());
            now = others;
            open.index().close();
            return true;
        });
        if (deleted.isTarget()) {
            MissingVectors.warnOf(now.serving().index());
        }
        store.delete(deleted);
        models.release(deleted.space());
    }

    private static void require(boolean isUnchanged) {
        if (!isUnchanged) {
            throw new WrongStateException("The generations have just changed. Read them again and repeat the request.");
        }
    }

    private void releaseModels() {
        var seen = now.catalogue();
        seen.generations().stream().filter(each -> !each.isInUse()).forEach(each -> models.release(each.space()));
    }

    /** {@return the current time, in whole seconds} */
    Instant instant() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void close() {
        exclusively(() -> {
            now.open().values().forEach(each -> each.index().close());
            return true;
        });
        models.close();
    }
}
