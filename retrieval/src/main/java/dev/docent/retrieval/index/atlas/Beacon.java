package dev.docent.retrieval.index.atlas;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A passage of nobody that tells how far the search indexes are. They read the writes of a collection in order: once they
 * show the beacon's last write, they show all writes before it.
 */
final class Beacon {

    private static final Logger log = LoggerFactory.getLogger(Beacon.class);

    /** No account has this name, and no scope can be built with it. */
    private static final String NOBODY = "";

    private static final String BEACON = "beacon";

    private final MongoCollection<Document> passages;
    private final MongoCollection<Document> searched;
    private final SearchPipelines pipelines;
    private final List<Double> vector;
    private long written;

    Beacon(AtlasCollections collections, SearchPipelines pipelines, int dimensions) {
        this.passages = collections.passages();
        this.searched = collections.searched();
        this.pipelines = pipelines;
        this.vector = first(dimensions);
    }

    private static List<Double> first(int dimensions) {
        var unit = new ArrayList<>(Collections.nCopies(dimensions, 0.0));
        unit.set(0, 1.0);
        return unit;
    }

    /** {@return whether the search indexes show all writes up to this number} Writes the beacon at the first question. */
    synchronized boolean isShown(long number) {
        if (number > written) {
            passages.updateOne(
                    Filters.eq(BEACON),
                    Updates.combine(
                            Updates.max(PassageDocuments.PUT, number),
                            Updates.setOnInsert(PassageDocuments.OWNER, NOBODY),
                            Updates.setOnInsert(PassageDocuments.DOCUMENT, BEACON),
                            Updates.setOnInsert(PassageDocuments.WORDS, List.of(BEACON)),
                            Updates.setOnInsert(PassageDocuments.EMBEDDING, vector)),
                    new UpdateOptions().upsert(true));
            written = number;
        }
        return isShown(byVectors(number)) && isShown(byWords(number));
    }

    private boolean isShown(Document stage) {
        try {
            return searched.aggregate(List.of(stage, new Document("$limit", 1), SearchPipelines.id()))
                            .first()
                    != null;
        } catch (MongoCommandException notNow) {
            log.debug("search_index_unavailable error={}", notNow.getErrorCode());
            return false;
        }
    }

    private Document byVectors(long number) {
        var filter = new Document(
                "$and",
                List.of(
                        new Document(PassageDocuments.OWNER, new Document("$eq", NOBODY)),
                        new Document(PassageDocuments.PUT, new Document("$gte", number))));
        return new Document(
                "$vectorSearch",
                new Document("index", pipelines.vectors())
                        .append("path", PassageDocuments.EMBEDDING)
                        .append("queryVector", vector)
                        .append("filter", filter)
                        .append("exact", true)
                        .append("limit", 1));
    }

    private Document byWords(long number) {
        var filters = List.of(
                new Document("equals", new Document("path", PassageDocuments.OWNER).append("value", NOBODY)),
                new Document("range", new Document("path", PassageDocuments.PUT).append("gte", number)));
        return new Document(
                "$search",
                new Document("index", pipelines.words()).append("compound", new Document("filter", filters)));
    }
}
