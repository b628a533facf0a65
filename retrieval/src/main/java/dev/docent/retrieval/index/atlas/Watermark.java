package dev.docent.retrieval.index.atlas;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.docent.retrieval.words.QueryWord;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.ai.vectorstore.filter.Filter.Expression;
import org.springframework.ai.vectorstore.filter.Filter.ExpressionType;
import org.springframework.ai.vectorstore.filter.Filter.Key;
import org.springframework.ai.vectorstore.filter.Filter.Value;

/**
 * A watermark of the writes of a collection: a passage without an owner that is written after other passages. Search indexes
 * read the writes in order, so once they show the watermark's last write, they show all writes before it.
 */
final class Watermark {

    /** No account has this name, and no scope can be built with it. */
    private static final String NOBODY = "";

    /** The stored id, document and word of the watermark. */
    private static final String ID = "beacon";

    /** Bounds a search to the watermark. */
    private static final Expression BOUNDS = new Expression(ExpressionType.EQ, new Key("owner"), new Value(NOBODY));

    /** The word that finds the watermark. */
    private static final QueryWord WORD = new QueryWord(ID, List.of(ID), false);

    /** How long a search for the watermark may take. */
    private static final long MAX_SECONDS = 2;

    private final AtlasCollections collections;
    private final SearchPipelines pipelines;
    private final float[] vector;
    private long written = -1;

    Watermark(AtlasCollections collections, SearchPipelines pipelines, int dimensions) {
        this.collections = collections;
        this.pipelines = pipelines;
        this.vector = vector(dimensions);
    }

    /** {@return the vector of the watermark, of unit length} */
    private static float[] vector(int dimensions) {
        var unit = new float[dimensions];
        unit[0] = 1;
        return unit;
    }

    /**
     * {@return whether the search indexes show all writes up to this number} The first call for a number writes the watermark.
     * Both searches may reach another search node than the next ones.
     */
    boolean isShown(long number) {
        write(number);
        var bounds = new Expression(
                ExpressionType.AND, BOUNDS, new Expression(ExpressionType.GTE, new Key("put"), new Value(number)));
        return isFound(pipelines.nearest(vector, bounds, 1, true))
                && isFound(pipelines.having(List.of(WORD), bounds, 1));
    }

    /** Writes the watermark, unless this process has written it with this number or a higher one. */
    synchronized void write(long number) {
        if (number > written) {
            collections
                    .passages()
                    .updateOne(
                            Filters.eq(ID),
                            Updates.combine(
                                    Updates.max(PassageDocuments.PUT, number),
                                    Updates.setOnInsert(PassageDocuments.OWNER, NOBODY),
                                    Updates.setOnInsert(PassageDocuments.DOCUMENT, ID),
                                    Updates.setOnInsert(PassageDocuments.WORDS, List.of(ID)),
                                    Updates.setOnInsert(PassageDocuments.EMBEDDING, PassageDocuments.packed(vector))),
                            new UpdateOptions().upsert(true));
            written = number;
        }
    }

    private boolean isFound(List<Document> search) {
        var stages = Stream.concat(
                        search.stream(), Stream.of(new Document("$project", new Document(PassageDocuments.ID, 1))))
                .toList();
        return collections
                        .searched()
                        .aggregate(stages)
                        .maxTime(MAX_SECONDS, TimeUnit.SECONDS)
                        .first()
                != null;
    }
}
