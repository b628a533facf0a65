package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.GenerationException.WrongStateException;
import dev.docent.retrieval.generation.GenerationFill.FillStoppedException;
import dev.docent.retrieval.generation.GenerationsAtStart.StartPolicy;
import dev.docent.retrieval.generation.OpenGenerations.ChangedDocuments;
import dev.docent.retrieval.index.FillLease;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.GenerationStore.StoredCatalogue;
import dev.docent.retrieval.index.UnavailableIndexException.OutdatedProcessException;
import dev.docent.retrieval.passage.DocumentRef;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open generations of the index. Writes of passages run concurrently; a change of the catalog, and a step that copies
 * passages to another generation, run exclusively. Safe for concurrent use.
 */
final class Generations implements ServingGeneration, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Generations.class);

    private final GenerationStore store;
    private final EmbeddingModels models;
    private final StartPolicy policy;
    private final Clock clock;
    private final GenerationsAtStart opening;
    private final GenerationSwitch handover;
    private final WriteFence fence;
    private final ReadWriteLock writing = new ReentrantReadWriteLock();
    private volatile OpenGenerations now;
    private volatile boolean converging;

    Generations(GenerationStore store, EmbeddingModels models, StartPolicy policy, Clock clock) {
        this.store = store;
        this.models = models;
        this.policy = policy;
        this.clock = clock;
        this.opening = new GenerationsAtStart(store, models, policy);
        this.now = opening.open(instant());
        this.handover = new GenerationSwitch(models);
        this.fence = new WriteFence(store, this);
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

    WriteFence fence() {
        return fence;
    }

    /** {@return whether other processes use the index too, or may} */
    boolean isShared() {
        return store.isShared();
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
     * {@return the generations, after adopting what another process has changed}
     *
     * @throws OutdatedProcessException if another process has switched to a model that the settings of this one do not reach;
     *     searches still use the old generation
     */
    OpenGenerations follow() {
        return follow(store.stored());
    }

    /** Like {@link #follow()}, for a catalog that was just read. */
    OpenGenerations follow(Optional<StoredCatalogue> stored) {
        if (stored.filter(each -> !each.catalogue().equals(now.catalogue())).isPresent()) {
            adopt();
        }
        return now;
    }

    private void adopt() {
        exclusively(() -> {
            // Read again: from here on this process changes nothing.
            var wanted = store.stored().map(StoredCatalogue::catalogue).orElse(now.catalogue());
            if (!wanted.equals(now.catalogue())) {
                var before = now.serving();
                var isSame = before.name().equals(wanted.serving().name());
                if (!isSame && models.of(wanted.serving()) == null) {
                    throw new OutdatedProcessException(before.name(), wanted.serving());
                }
                now = opening.adapted(now, wanted);
                log.info(
                        "adopted generation={} model={} target={} from another process",
                        now.serving().name(),
                        wanted.serving().space().model(),
                        wanted.target().map(Generation::name).orElse("none"));
                if (!isSame) {
                    now = now.copying(before.name());
                    before.retire();
                }
            }
            return true;
        });
        releaseModels();
    }

    /** {@return the generations on which the work was run, during which this process does not change them} */
    OpenGenerations read(Consumer<OpenGenerations> work) {
        writing.readLock().lock();
        try {
            work.accept(now);
            return now;
        } finally {
            writing.readLock().unlock();
        }
    }

    /** {@return the right to fill the target, empty if another process fills it or it is no longer the target} */
    Optional<FillLease> claim(Generation target) {
        var claimed = store.claim();
        claimed.ifPresent(each -> follow());
        if (now.catalogue().target().filter(target::equals).isEmpty()) {
            claimed.ifPresent(FillLease::release);
            return Optional.empty();
        }
        return claimed;
    }

    /** Ends a fill, because another process continues it. */
    void stopFill() {
        exclusively(() -> {
            now = now.with(new ChangedDocuments());
            return true;
        });
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
            require(now.catalogue().equals(seen) && store.save(seen, wanted));
            now = opening.adapted(now, wanted);
            return true;
        });
        releaseModels();
    }

    /**
     * {@return whether the target serves now; false if there are changes that it does not have yet}
     *
     * @param watched the changes since all documents were compared
     * @param isSame whether both generations have the same flushed passages of a document
     * @param lease of the process that filled the target
     * @throws FillStoppedException if the catalog was changed meanwhile
     */
    boolean serveTarget(ChangedDocuments watched, Predicate<DocumentRef> isSame, FillLease lease) {
        var before = now.serving();
        var switched = exclusively(() -> {
            var isDue = handover.isDue(now, watched, isSame);
            now = isDue ? handover.of(now, lease) : now;
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
            require(store.save(now.catalogue(), others.catalogue()));
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
