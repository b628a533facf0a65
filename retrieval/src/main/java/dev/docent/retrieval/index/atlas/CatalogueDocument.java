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
 * The generations of an index as one document, which is there once there is more than the first. It has a number that rises
 * with each change, and is changed only by who has seen the last one.
 */
final class CatalogueDocument {

    private static final String ID = "catalogue";
    private static final String REVISION = "revision";
    private static final String MADE = "made";
    private static final String GENERATIONS = "generations";

    private final MongoCollection<Document> documents;
    private long seen;

    /** @param documents where it lies, by itself */
    CatalogueDocument(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    /** @throws UnusableIndexException if a version wrote it that is not understood */
    Optional<GenerationCatalogue> read() {
        var kept = documents.find(Filters.eq(ID)).first();
        try {
            seen = kept == null ? 0 : kept.getLong(REVISION);
            return Optional.ofNullable(kept).map(CatalogueDocument::catalogue);
        } catch (RuntimeException notUnderstood) {
            throw new UnusableIndexException(
                    "The list of the index's generations in the collection %s was made by another version, or changed by hand. Run the version that made it."
                            .formatted(documents.getNamespace().getCollectionName()));
        }
    }

    /** @throws IllegalStateException when another process has changed it since it was read; nothing is changed then */
    void write(GenerationCatalogue catalogue) {
        var next = new Document("_id", ID)
                .append(REVISION, seen + 1)
                .append(MADE, catalogue.made())
                .append(
                        GENERATIONS,
                        catalogue.generations().stream()
                                .map(CatalogueDocument::document)
                                .toList());
        if (!isReplaced(next)) {
            throw new IllegalStateException(
                    "Another process has changed the generations of the index. Restart this one, so that it sees them.");
        }
        seen++;
    }

    private boolean isReplaced(Document next) {
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

    private static GenerationCatalogue catalogue(Document kept) {
        return new GenerationCatalogue(
                kept.getList(GENERATIONS, Document.class).stream()
                        .map(CatalogueDocument::generation)
                        .toList(),
                Objects.requireNonNull(kept.getInteger(MADE)));
    }

    private static Generation generation(Document kept) {
        return new Generation(
                kept.getString("name"),
                new VectorSpace(kept.getString("model"), Objects.requireNonNull(kept.getInteger("dimensions"))),
                State.valueOf(kept.getString("state")),
                Instant.parse(kept.getString("createdAt")));
    }
}
