package dev.docent.retrieval.index.atlas;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.UnusableIndexException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/**
 * Stores the catalog of an index's generations as one document, which is created when a second generation is. Its revision
 * increases with each change; a process replaces only the revision that it has read.
 */
final class CatalogueDocument {

    private static final String ID = "catalogue";
    private static final String REVISION = "revision";
    private static final String MADE = "made";
    private static final String GENERATIONS = "generations";

    private final MongoCollection<Document> documents;
    private long seen;

    /** @param documents a collection that holds only this document */
    CatalogueDocument(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    /** @throws UnusableIndexException if an unsupported version wrote it */
    Optional<GenerationCatalogue> read() {
        var stored = documents.find(Filters.eq(ID)).first();
        try {
            seen = stored == null ? 0 : stored.getLong(REVISION);
            return Optional.ofNullable(stored).map(CatalogueDocument::catalogue);
        } catch (RuntimeException unreadable) {
            throw new UnusableIndexException(
                    "Cannot read the list of the index's generations in the collection %s: another version wrote it, or it was changed by hand. Run the version that wrote it."
                            .formatted(documents.getNamespace().getCollectionName()));
        }
    }

    /** {@return the catalog as it is now; a later write is still based on the one that was read} */
    Optional<GenerationCatalogue> current() {
        return Optional.ofNullable(documents.find(Filters.eq(ID)).first()).map(CatalogueDocument::catalogue);
    }

    /** @throws IllegalStateException if another process has changed it since it was read; nothing is changed then */
    void write(GenerationCatalogue catalogue) {
        var next = new Document("_id", ID)
                .append(REVISION, seen + 1)
                .append(MADE, catalogue.made())
                .append(
                        GENERATIONS,
                        catalogue.generations().stream()
                                .map(CatalogueDocument::document)
                                .toList());
        if (!replace(next)) {
            throw new IllegalStateException(
                    "Another process has changed the generations of the index. Restart this process to read them.");
        }
        seen++;
    }

    private boolean replace(Document next) {
        if (seen > 0) {
            return documents
                            .replaceOne(Filters.and(Filters.eq(ID), Filters.eq(REVISION, seen)), next)
                            .getMatchedCount()
                    > 0;
        }
        try {
            return documents.insertOne(next).wasAcknowledged();
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
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
