package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.UnusableIndexException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * Generations as collections of one database. The first has the plain name, so that an index that was created before
 * generations existed becomes the first; the others append their number.
 *
 * <p>Changes are recorded for a generation that is being filled only in its own process. If several processes share the
 * index, another model is therefore refused, with a message that says how to change it.
 */
final class AtlasGenerationStore implements GenerationStore {

    private static final String FIRST = "1";

    /** Precedes the number of each generation except the first. */
    static final String GENERATION = "_generation_";

    private final AtlasIndexOpening opening;
    private final CatalogueDocument catalogue;

    AtlasGenerationStore(AtlasIndexOpening opening) {
        this.opening = opening;
        this.catalogue = new CatalogueDocument(
                AtlasCollections.durable(opening.database()).getCollection(collection() + "_catalogue"));
    }

    @Override
    public String technology() {
        return "atlas";
    }

    @Override
    public boolean mayChange() {
        return !opening.settings().shared();
    }

    @Override
    public GenerationCatalogue load(VectorSpace ifNone) {
        return ServerCalls.open(() -> {
            var kept = catalogue.read().orElseGet(() -> first(ifNone));
            deleteLeftovers(kept);
            return kept;
        });
    }

    /** Another process must not write while one fills a generation, since its changes would not be recorded. */
    @Override
    public void check(GenerationCatalogue found, VectorSpace chosen) {
        if (mayChange()) {
            return;
        }
        if (!found.serving().space().equals(chosen)) {
            throw new UnusableIndexException(
                    "The index in the collection %s holds vectors of %s, but the embedding model is %s, and several processes may use the index. To change the model, stop all of them but one, start that one with the new model and docent.index.atlas.shared=false, wait until /health reports that the new model serves, and start the others with the new model. Otherwise set the embedding model back."
                            .formatted(collection(), found.serving().space(), chosen));
        }
        found.target().filter(AtlasGenerationStore::isUnderWay).ifPresent(target -> {
            throw new UnusableIndexException(
                    "Generation %s of the index in the collection %s, with vectors of %s, is about to serve, and several processes may use the index. If a process with docent.index.atlas.shared=false runs, wait until its /health reports no rebuild. Otherwise start a single process with docent.index.atlas.shared=false and wait for that. Then start the others, with the model that serves."
                            .formatted(target.name(), collection(), target.space()));
        });
    }

    /** A planned or paused generation changes nothing until an administrator resumes it. */
    private static boolean isUnderWay(Generation target) {
        return target.state() == State.FILLING || target.state() == State.RETURNING;
    }

    private GenerationCatalogue first(VectorSpace ifNone) {
        var made = new GenerationHeader(AtlasCollections.of(opening.database(), collection())).space();
        return GenerationCatalogue.first(made.orElse(ifNone), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Without a stored catalog there is one generation, which all processes know. */
    @Override
    public void confirm(GenerationCatalogue known) {
        var stored = ServerCalls.get(catalogue::current).orElse(known);
        if (!stored.serving().name().equals(known.serving().name())) {
            throw new UnavailableIndexException(
                    "Another process has switched the index to generation %s, with vectors of %s. This process still answers from generation %s and writes nothing. Restart it with the embedding model %s."
                            .formatted(
                                    stored.serving().name(),
                                    stored.serving().space(),
                                    known.serving().name(),
                                    stored.serving().space().model()),
                    null);
        }
        var target = stored.target().filter(AtlasGenerationStore::isUnderWay);
        if (target.isPresent() && !target.equals(known.target())) {
            throw new UnavailableIndexException(
                    "Another process fills generation %s of the index, with vectors of %s, and does not learn of what is written here. This process answers from generation %s and writes nothing. Stop it until /health of the other process reports no rebuild, then start it with the embedding model %s."
                            .formatted(
                                    target.get().name(),
                                    target.get().space(),
                                    known.serving().name(),
                                    target.get().space().model()),
                    null);
        }
    }

    @Override
    public void save(GenerationCatalogue changed) {
        ServerCalls.run(() -> catalogue.write(changed));
    }

    @Override
    public PassageGeneration open(Generation generation) {
        return ServerCalls.open(() -> opening.open(collection(generation.name()), generation.space()));
    }

    @Override
    public void delete(Generation generation) {
        ServerCalls.run(() -> drop(collection(generation.name())));
    }

    /**
     * Completes deletions that an earlier process did not finish. Numbers are never reused, so collections with an old number
     * belong to nobody; those with a higher number may have just been created by another process.
     */
    private void deleteLeftovers(GenerationCatalogue found) {
        var numbered = Pattern.compile(Pattern.quote(collection()) + GENERATION + "([1-9]\\d{0,8})(_documents)?");
        for (var name : opening.database().listCollectionNames().into(new ArrayList<>())) {
            var matcher = numbered.matcher(name);
            if (matcher.matches()
                    && found.find(matcher.group(1)).isEmpty()
                    && (mayChange() || Integer.parseInt(matcher.group(1)) <= found.made())) {
                drop(collection(matcher.group(1)));
            }
        }
        if (found.find(FIRST).isEmpty()) {
            drop(collection());
        }
    }

    /** Search indexes are dropped with their collection. Passages are deleted first, since only the records lead to them. */
    private void drop(String name) {
        var collections = AtlasCollections.of(opening.database(), name);
        collections.passages().drop();
        collections.documents().drop();
    }

    private String collection() {
        return opening.settings().collection();
    }

    private String collection(String generation) {
        return generation.equals(FIRST) ? collection() : collection() + GENERATION + generation;
    }
}
