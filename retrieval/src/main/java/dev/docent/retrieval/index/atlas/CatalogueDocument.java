package dev.docent.retrieval.index.atlas;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore.StoredCatalogue;
import dev.docent.retrieval.index.UnusableIndexException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Stores the catalog of an index's generations as one document, which is created when a second generation is. Its revision
 * increases with each change of the catalog and each claim of the lease, so that a former holder of the lease, who knows the
 * revision of its own claim, changes nothing.
 */
final class CatalogueDocument {

    private static final String ID = "catalogue";
    private static final String REVISION = "revision";
    private static final String MADE = "made";
    private static final String GENERATIONS = "generations";
    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";
    private static final String SEALED = "sealed";

    private final MongoCollection<Document> documents;
    private final String process = UUID.randomUUID().toString();

    /** @param documents a collection that holds only this document */
    CatalogueDocument(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    /** @throws UnusableIndexException if an unsupported version wrote it */
    Optional<StoredCatalogue> read() {
        return Optional.ofNullable(documents.find(eq(ID)).first()).map(this::read);
    }

    private StoredCatalogue read(Document stored) {
        try {
            return new StoredCatalogue(catalogue(stored), stored.getBoolean(SEALED, false));
        } catch (RuntimeException unreadable) {
            throw new UnusableIndexException(
                    "Cannot read the list of the index's generations in the collection %s: another version wrote it, or it was changed by hand. Run the version that wrote it."
                            .formatted(documents.getNamespace().getCollectionName()));
        }
    }

    /** {@return false, having changed nothing, if another process has changed the known catalog} The lease ends. */
    boolean replace(GenerationCatalogue known, GenerationCatalogue wanted) {
        var stored = documents.find(eq(ID)).first();
        if (stored == null) {
            return insert(document(wanted, 1));
        }
        var revision = stored.getLong(REVISION);
        return catalogue(stored).equals(known) && replace(eq(REVISION, revision), document(wanted, revision + 1));
    }

    private boolean insert(Document first) {
        try {
            return documents.insertOne(first).wasAcknowledged();
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }

    private boolean replace(Bson expected, Document next) {
        return documents.replaceOne(and(eq(ID), expected), next).getMatchedCount() > 0;
    }

    /**
     * Claims the lease, or renews it for this process, and unseals the catalog.
     *
     * @param time after which another process can claim it
     * @param isForced whether a lease that has not expired is claimed too
     * @return the revision that is the lease; empty if another process holds it, or there is no catalog
     */
    OptionalLong claim(Duration time, boolean isForced) {
        var until = set(UNTIL, end(time));
        var mine = update(eq(HOLDER, process), combine(until, unset(SEALED)));
        if (mine.isPresent()) {
            return mine;
        }
        var free = isForced ? exists(REVISION) : or(exists(HOLDER, false), lte(UNTIL, new Date()));
        return update(free, combine(set(HOLDER, process), until, unset(SEALED), inc(REVISION, 1L)));
    }

    private OptionalLong update(Bson expected, Bson change) {
        var changed = documents.findOneAndUpdate(
                and(eq(ID), expected), change, new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return changed == null ? OptionalLong.empty() : OptionalLong.of(changed.getLong(REVISION));
    }

    /** {@return whether this process holds the lease, whose time begins again} */
    boolean renew(long lease, Duration time) {
        return isHeld(lease, set(UNTIL, end(time)));
    }

    /** {@return whether this process holds the lease; writes wait from now on} */
    boolean seal(long lease, Duration time) {
        return isHeld(lease, combine(set(UNTIL, end(time)), set(SEALED, true)));
    }

    void unseal(long lease) {
        isHeld(lease, unset(SEALED));
    }

    void release(long lease) {
        isHeld(lease, combine(unset(HOLDER), unset(UNTIL), unset(SEALED)));
    }

    private boolean isHeld(long lease, Bson change) {
        return documents.updateOne(and(eq(ID), held(lease)), change).getMatchedCount() > 0;
    }

    private Bson held(long lease) {
        return and(eq(REVISION, lease), eq(HOLDER, process));
    }

    /** {@return false, having changed nothing, if the lease was lost or is not sealed} */
    boolean switchTo(long lease, GenerationCatalogue wanted) {
        return replace(and(held(lease), eq(SEALED, true)), document(wanted, lease + 1));
    }

    private static Date end(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    private static Document document(GenerationCatalogue catalogue, long revision) {
        return new Document("_id", ID)
                .append(REVISION, revision)
                .append(MADE, catalogue.made())
                .append(
                        GENERATIONS,
                        catalogue.generations().stream()
                                .map(CatalogueDocument::document)
                                .toList());
    }

    private static Document document(Generation generation) {
        return new Document("name", generation.name())
                .append("model", generation.space().model())
                .append("dimensions", generation.space().dimensions())
                .append("state", generation.state().name())
                .append("createdAt", generation.createdAt().toString());
    }

    private static GenerationCatalogue catalogue(Document stored) {
        return new GenerationCatalogue(
                stored.getList(GENERATIONS, Document.class).stream()
                        .map(CatalogueDocument::generation)
                        .toList(),
                Objects.requireNonNull(stored.getInteger(MADE)));
    }

    private static Generation generation(Document stored) {
        return new Generation(
                stored.getString("name"),
                new VectorSpace(stored.getString("model"), Objects.requireNonNull(stored.getInteger("dimensions"))),
                State.valueOf(stored.getString("state")),
                Instant.parse(stored.getString("createdAt")));
    }
}
