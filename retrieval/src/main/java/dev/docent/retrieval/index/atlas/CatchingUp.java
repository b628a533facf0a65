package dev.docent.retrieval.index.atlas;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until the search indexes show all that was written before. They read the writes of a collection in their order, so
 * a passage of nobody's is written last, the beacon, and looked for until it is found.
 */
final class CatchingUp {

    private static final Logger log = LoggerFactory.getLogger(CatchingUp.class);

    /** No account has this name, and no scope can be built with it. */
    private static final String NOBODY = "";

    private static final String BEACON = "beacon";

    private final MongoCollection<Document> passages;
    private final MongoCollection<Document> searched;
    private final Ledger ledger;
    private final SearchPipelines pipelines;
    private final List<Double> vector;
    private final Poll poll;
    private final Duration wait;

    CatchingUp(
            AtlasCollections collections,
            Ledger ledger,
            SearchPipelines pipelines,
            int dimensions,
            Poll poll,
            Duration wait) {
        this.passages = collections.passages();
        this.searched = collections.searched();
        this.ledger = ledger;
        this.pipelines = pipelines;
        this.vector = first(dimensions);
        this.poll = poll;
        this.wait = wait;
    }

    private static List<Double> first(int dimensions) {
        var unit = new ArrayList<>(Collections.nCopies(dimensions, 0.0));
        unit.set(0, 1.0);
        return unit;
    }

    /**
     * Returns when they do, or when they take too long: what is written is durable all the same, and is found later. So it is
     * when they cannot be asked, as while their process begins or is away.
     */
    void await() {
        var number = ledger.next();
        passages.updateOne(
                Filters.eq(BEACON),
                Updates.combine(
                        Updates.max(PassageDocuments.PUT, number),
                        Updates.setOnInsert(PassageDocuments.OWNER, NOBODY),
                        Updates.setOnInsert(PassageDocuments.DOCUMENT, BEACON),
                        Updates.setOnInsert(PassageDocuments.WORDS, List.of(BEACON)),
                        Updates.setOnInsert(PassageDocuments.EMBEDDING, vector)),
                new UpdateOptions().upsert(true));
        if (!poll.until(() -> isShown(byVectors(number)) && isShown(byWords(number)), wait)) {
            log.warn("The search indexes lag behind by more than {}: what was written is found later", wait);
        }
    }

    private boolean isShown(Document stage) {
        try {
            return searched.aggregate(List.of(stage, new Document("$limit", 1), SearchPipelines.id()))
                            .first()
                    != null;
        } catch (MongoCommandException notNow) {
            log.debug("A search index can't be asked (error {})", notNow.getErrorCode());
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
