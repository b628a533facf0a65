package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.index.UnusableIndexException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * Generations as collections of one database. The first has the plain name, so that an index from before there were
 * generations is it; each other one has its number behind that.
 *
 * <p>Only what one process writes is noted for a generation that is being filled. Where several share the index, another
 * model is therefore refused, with how to change over.
 */
final class AtlasGenerationStore implements GenerationStore {

    private static final String FIRST = "1";

    /** Stands before the number of each but the first. */
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
        var found = ServerCalls.open(() -> {
            var kept = catalogue.read().orElseGet(() -> first(ifNone));
            removeDropped(kept);
            return kept;
        });
        if (!mayChange()) {
            mustStay(found, ifNone);
        }
        return found;
    }

    /** Nobody may begin to write here while one process fills a generation: it would not learn of it. */
    private void mustStay(GenerationCatalogue found, VectorSpace chosen) {
        if (!found.serving().space().equals(chosen)) {
            throw new UnusableIndexException(
                    "The index in the collection %s holds vectors of %s, but the embedding model is %s, and several processes may be at the index. To change over, stop all of them but one, start that one with the new model and docent.index.atlas.shared=false, wait until /health says that the new model serves, and start the others with the new model. Or set the embedding model back."
                            .formatted(collection(), found.serving().space(), chosen));
        }
        found.target().filter(AtlasGenerationStore::isUnderWay).ifPresent(target -> {
            throw new UnusableIndexException(
                    "Generation %s of the index in the collection %s, with vectors of %s, is about to serve, and several processes may be at the index. If a process with docent.index.atlas.shared=false is at it, wait until its /health says that no rebuild goes on. If none is, start one alone with docent.index.atlas.shared=false and wait for that. Then start the others, with the model that serves."
                            .formatted(target.name(), collection(), target.space()));
        });
    }

    /** One that is planned or paused changes nothing until somebody says so. */
    private static boolean isUnderWay(Generation target) {
        return target.state() == State.FILLING || target.state() == State.RETURNING;
    }

    private GenerationCatalogue first(VectorSpace ifNone) {
        var made = new GenerationHeader(AtlasCollections.of(opening.database(), collection())).space();
        return GenerationCatalogue.first(made.orElse(ifNone), Instant.now().truncatedTo(ChronoUnit.SECONDS));
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
     * What a process that ended was about to remove. Numbers are never given again, so that what has one of the past is for
     * nobody; what has a higher one may have just been begun, where others may be at the index.
     */
    private void removeDropped(GenerationCatalogue found) {
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

    /** Search indexes go with their collection. The passages go first: without the records nobody would find them again. */
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
