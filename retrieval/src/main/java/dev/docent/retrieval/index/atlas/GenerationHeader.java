package dev.docent.retrieval.index.atlas;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.UnusableIndexException;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The header record of a generation: the model of its vectors, its layout, and the last revision number. Numbers increase
 * across all nodes, so that of two writes it is known which began later.
 */
final class GenerationHeader {

    /** Increases with every incompatible change of the collections. */
    static final int LAYOUT = 1;

    private static final String ID = "generation";
    private static final String MODEL = "model";
    private static final String DIMENSIONS = "dimensions";
    private static final String LAYOUT_FIELD = "layout";
    private static final String WRITES = "writes";

    /** The lease of the last process that filled the generation. */
    private static final String FILL = "fill";

    private final MongoCollection<Document> documents;

    /** Selects the header for new numbers. */
    private final Bson current;

    GenerationHeader(AtlasCollections collections) {
        this(collections, Filters.eq(ID));
    }

    private GenerationHeader(AtlasCollections collections, Bson current) {
        this.documents = collections.documents();
        this.current = current;
    }

    /**
     * {@return a header that gives numbers only until it is fenced with a higher lease} Numbers that were given before are lower
     * than those that are given afterwards, so that the writes of a former holder lose against those of the new one.
     */
    static GenerationHeader fenced(AtlasCollections collections, long lease) {
        collections.documents().updateOne(Filters.eq(ID), Updates.max(FILL, lease));
        return new GenerationHeader(collections, Filters.and(Filters.eq(ID), Filters.eq(FILL, lease)));
    }

    /**
     * Creates the header if there is none.
     *
     * @throws UnusableIndexException if the index has vectors of another model, or another layout
     */
    void open(VectorSpace vectors) {
        documents.updateOne(
                Filters.eq(ID),
                Updates.combine(
                        Updates.setOnInsert(MODEL, vectors.model()),
                        Updates.setOnInsert(DIMENSIONS, vectors.dimensions()),
                        Updates.setOnInsert(LAYOUT_FIELD, LAYOUT),
                        Updates.setOnInsert(WRITES, 0L)),
                new UpdateOptions().upsert(true));
        var made = stored().orElseThrow();
        if (made.getInteger(LAYOUT_FIELD, 0) != LAYOUT) {
            throw new UnusableIndexException(
                    "The index in the collection %s was made by another version: its layout is %s, and this version reads layout %d. Run the version that made it, or rename the collection away, start again, and reindex each knowledge base from its originals (POST /api/v1/knowledge-bases/{id}/reindex)."
                            .formatted(name(), made.get(LAYOUT_FIELD), LAYOUT));
        }
        if (!vectors.model().equals(made.getString(MODEL)) || vectors.dimensions() != made.getInteger(DIMENSIONS, 0)) {
            throw new UnusableIndexException(
                    "The index in the collection %s holds vectors of %s (%s dimensions), but the embedding model is %s (%d dimensions), and the two cannot be mixed. Set the embedding model back (DOCENT_EMBEDDING_KIND=onnx for the local model, even if Gemini is set up), or name another collection (docent.index.atlas.collection), start again, and reindex each knowledge base from its originals (POST /api/v1/knowledge-bases/{id}/reindex)."
                            .formatted(
                                    name(),
                                    made.get(MODEL),
                                    made.get(DIMENSIONS),
                                    vectors.model(),
                                    vectors.dimensions()));
        }
    }

    /** {@return the vector space; empty if there is no header} */
    Optional<VectorSpace> space() {
        return stored().map(made -> new VectorSpace(made.getString(MODEL), made.getInteger(DIMENSIONS, 0)));
    }

    /** {@return a number higher than all numbers drawn before on any node; empty if another node deleted the generation, or
     * fills it} */
    OptionalLong next() {
        var counted = documents.findOneAndUpdate(
                current, Updates.inc(WRITES, 1L), new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return counted == null ? OptionalLong.empty() : OptionalLong.of(counted.getLong(WRITES));
    }

    /** {@return the highest number that was drawn} */
    long last() {
        return stored().orElseThrow(this::deleted).getLong(WRITES);
    }

    private Optional<Document> stored() {
        return Optional.ofNullable(documents.find(Filters.eq(ID)).first());
    }

    IllegalStateException deleted() {
        return new IllegalStateException("The index was deleted while it was in use: " + name());
    }

    private String name() {
        return documents.getNamespace().getCollectionName().replaceFirst("_documents$", "");
    }
}
