package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
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
    public GenerationCatalogue load(VectorSpace ifNone) {
        var found = ServerCalls.open(() -> {
            var kept = catalogue.read().orElseGet(() -> first(ifNone));
            if (!opening.settings().shared()) {
                removeDropped(kept);
            }
            return kept;
        });
        if (opening.settings().shared() && !found.serving().space().equals(ifNone)) {
            throw new UnusableIndexException(
                    "The index in the collection %s holds vectors of %s, but the embedding model is %s, and several processes may be at the index. To change over, stop all of them but one, start that one with the new model and docent.index.atlas.shared=false, wait until /health says that the new model serves, and start the others with the new model. Or set the embedding model back."
                            .formatted(collection(), found.serving().space(), ifNone));
        }
        return found;
    }

    private GenerationCatalogue first(VectorSpace ifNone) {
        var made = new Ledger(AtlasCollections.of(opening.database(), collection())).space();
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
    public void drop(Generation generation) {
        ServerCalls.run(() -> drop(collection(generation.name())));
    }

    /** What a process that ended was about to remove. Where others may be at the index, it may be what one of them just began. */
    private void removeDropped(GenerationCatalogue found) {
        var numbered = Pattern.compile(Pattern.quote(collection()) + GENERATION + "(\\d+)(_documents)?");
        for (var name : opening.database().listCollectionNames().into(new ArrayList<>())) {
            var matcher = numbered.matcher(name);
            if (matcher.matches() && found.find(matcher.group(1)).isEmpty()) {
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
