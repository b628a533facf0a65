package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.FillLease;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Generations as collections of one database. The first has the plain name, so that an index that was created before
 * generations existed becomes the first; the others append their number. The catalog, with the lease, is a document that all
 * processes read before and after each write.
 */
final class AtlasGenerationStore implements GenerationStore {

    private static final String FIRST = "1";

    /** Precedes the number of each generation except the first. */
    static final String GENERATION = "_generation_";

    private final AtlasIndexOpening opening;
    private final Duration leaseTime;
    private final CatalogueDocument catalogue;

    /** @param leaseTime how long after the death of a process another one continues what it filled */
    AtlasGenerationStore(AtlasIndexOpening opening, Duration leaseTime) {
        this.opening = opening;
        this.leaseTime = leaseTime;
        this.catalogue = new CatalogueDocument(
                AtlasCollections.durable(opening.database()).getCollection(collection() + "_catalogue"));
    }

    @Override
    public String technology() {
        return "atlas";
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isSole() {
        return !opening.settings().shared();
    }

    @Override
    public GenerationCatalogue load(VectorSpace ifNone) {
        return ServerCalls.open(() -> {
            var kept = catalogue.read().map(StoredCatalogue::catalogue).orElseGet(() -> first(ifNone));
            deleteLeftovers(kept);
            return kept;
        });
    }

    @Override
    public Optional<StoredCatalogue> stored() {
        return ServerCalls.get(catalogue::read);
    }

    private GenerationCatalogue first(VectorSpace ifNone) {
        var made = new GenerationHeader(AtlasCollections.of(opening.database(), collection())).space();
        return GenerationCatalogue.first(made.orElse(ifNone), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public boolean save(GenerationCatalogue known, GenerationCatalogue wanted) {
        return ServerCalls.get(() -> catalogue.replace(known, wanted));
    }

    /** A process that is alone does not wait until the lease of an earlier one expires. */
    @Override
    public Optional<FillLease> claim() {
        var claimed = ServerCalls.get(() -> catalogue.claim(leaseTime, isSole()));
        return claimed.isPresent() ? Optional.of(new Lease(claimed.getAsLong())) : Optional.empty();
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
                    && (isSole() || Integer.parseInt(matcher.group(1)) <= found.made())) {
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

    /** A claim of the lease. @param number the revision of the catalog that the claim made */
    private final class Lease implements FillLease {

        private final long number;

        private Lease(long number) {
            this.number = number;
        }

        @Override
        public void fill(Generation target, PassageGeneration open, Consumer<PassageGeneration> work) {
            try (var fenced =
                    ServerCalls.get(() -> opening.fenced(collection(target.name()), target.space(), number))) {
                work.accept(fenced);
            }
        }

        @Override
        public boolean renew() {
            return ServerCalls.get(() -> catalogue.renew(number, leaseTime));
        }

        @Override
        public boolean seal() {
            return ServerCalls.get(() -> catalogue.seal(number, leaseTime));
        }

        @Override
        public void unseal() {
            ServerCalls.run(() -> catalogue.unseal(number));
        }

        @Override
        public void release() {
            ServerCalls.run(() -> catalogue.release(number));
        }

        @Override
        public boolean switchTo(GenerationCatalogue known, GenerationCatalogue wanted) {
            return ServerCalls.get(() -> catalogue.switchTo(number, wanted));
        }
    }
}
