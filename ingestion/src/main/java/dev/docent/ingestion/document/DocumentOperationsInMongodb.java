package dev.docent.ingestion.document;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

final class DocumentOperationsInMongodb implements DocumentOperations {

    private final MongoOperations records;

    DocumentOperationsInMongodb(MongoOperations records) {
        this.records = records;
    }

    @Override
    public Optional<Document> claimNext(String afterOwner, String holder, Instant now, Set<String> except) {
        var waiting = and(eq("status", DocumentStatus.QUEUED.name()), gt("owner", afterOwner), nin("owner", except));
        var oldestFirst =
                new FindOneAndUpdateOptions().sort(ascending("owner", "_id")).returnDocument(ReturnDocument.AFTER);
        var claimed = records.execute(
                Document.class, documents -> documents.findOneAndUpdate(waiting, claim(holder, now), oldestFirst));
        return Optional.ofNullable(claimed).map(stored -> records.getConverter().read(Document.class, stored));
    }

    @Override
    public void clearPendingMessages(Document document) {
        var same = and(eq("_id", document.id()), eq("version", document.version()));
        records.execute(Document.class, documents -> documents.updateOne(same, unset("pending_messages")));
    }

    @Override
    public long sumSizes(String owner, String knowledgeBaseId) {
        var counted = match(where("owner")
                .is(owner)
                .and("knowledgeBaseId")
                .is(knowledgeBaseId)
                .and("status")
                .ne(DocumentStatus.DELETING));
        var sums = records.aggregate(
                newAggregation(Document.class, counted, group().sum("size").as("bytes")), Sum.class);
        var sum = sums.getUniqueMappedResult();
        return sum == null ? 0 : sum.bytes();
    }

    private static Bson claim(String holder, Instant now) {
        var claim = Job.NONE.claimed(holder, now);
        return combine(
                inc("version", 1L),
                set("status", DocumentStatus.PROCESSING.name()),
                set("stage", DocumentStage.PARSING.name()),
                set("progress", 0.0),
                unset("error_code"),
                unset("error_message"),
                set("updated_at", Date.from(now)),
                inc("job.attempts", 1),
                set("job.holder", holder),
                set("job.leasedUntil", claim.leasedUntil()),
                set("job.begunAt", claim.begunAt()),
                set("job.pagesRead", 0),
                set("job.pagesInAll", null));
    }

    private record Sum(long bytes) {}
}
