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
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.docent.retrieval.direct.collection.DocumentGroup;
import dev.docent.retrieval.direct.collection.DocumentOrder;
import dev.docent.retrieval.direct.collection.DocumentSelection;
import dev.docent.retrieval.direct.collection.ListedDocument;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

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
    public Optional<Long> visibleVersion(DocumentRef document) {
        var visible = query(where("_id")
                .is(document.id())
                .and("owner")
                .is(document.owner())
                .and("status")
                .ne(DocumentStatus.DELETING));
        visible.fields().include("version");
        return Optional.ofNullable(records.findOne(visible, Versioned.class, records.getCollectionName(Document.class)))
                .map(Versioned::version);
    }

    @Override
    public Optional<Document> find(Scope scope, String id) {
        return Optional.ofNullable(records.findOne(query(in(scope).and("id").is(id)), Document.class));
    }

    @Override
    public long sumSizes(KnowledgeBaseRef base) {
        var counted = match(where("owner")
                .is(base.owner())
                .and("knowledgeBaseId")
                .is(base.id())
                .and("status")
                .ne(DocumentStatus.DELETING));
        var sums = records.aggregate(
                newAggregation(Document.class, counted, group().sum("size").as("bytes")), Sum.class);
        var sum = sums.getUniqueMappedResult();
        return sum == null ? 0 : sum.bytes();
    }

    @Override
    public DocumentTotals totals(String owner) {
        var sums = records.aggregate(
                newAggregation(
                        Document.class,
                        match(where("owner").is(owner).and("status").ne(DocumentStatus.DELETING)),
                        group().count().as("documents").sum("size").as("bytes")),
                DocumentTotals.class);
        var totals = sums.getUniqueMappedResult();
        return totals == null ? new DocumentTotals(0, 0) : totals;
    }

    @Override
    public List<DocumentGroup> countGroups(Scope scope, Instant since) {
        var counted = in(scope).and("createdAt").gte(since).and("status").ne(DocumentStatus.DELETING);
        var groups = newAggregation(
                Document.class,
                match(counted),
                group("status", "mediaType", "language")
                        .count()
                        .as("documents")
                        .sum("pages")
                        .as("pages"));
        return records.aggregate(groups, org.bson.Document.class).getMappedResults().stream()
                .map(DocumentOperationsInMongodb::counted)
                .toList();
    }

    private static DocumentGroup counted(org.bson.Document group) {
        var of = group.get("_id", org.bson.Document.class);
        return new DocumentGroup(
                DocumentOverview.state(DocumentStatus.valueOf(of.getString("status"))),
                of.getString("mediaType"),
                of.getString("language"),
                group.get("documents", Number.class).longValue(),
                group.get("pages", Number.class).longValue());
    }

    @Override
    public List<ListedDocument> findListed(Scope scope, DocumentSelection selection, DocumentOrder order, int limit) {
        var selected = in(scope)
                .and("status")
                .in(DocumentOverview.statuses(selection))
                .and("createdAt")
                .gte(selection.since());
        if (!selection.mediaTypes().isEmpty()) {
            selected.and("mediaType").in(selection.mediaTypes());
        }
        if (!selection.languages().isEmpty()) {
            selected.and("language").in(selection.languages());
        }
        var sorted = query(selected).with(by(order)).limit(limit);
        return records.find(sorted, Document.class).stream()
                .map(each ->
                        new ListedDocument(each.ref(), each.filename(), each.createdAt(), each.size(), each.pages()))
                .toList();
    }

    /** MongoDB sorts absent values below all numbers. */
    private static Sort by(DocumentOrder order) {
        return switch (order) {
            case NEWEST -> Sort.by(Sort.Direction.DESC, "createdAt", "id");
            case OLDEST -> Sort.by("createdAt", "id");
            case LARGEST -> Sort.by(Sort.Direction.DESC, "size", "id");
            case SMALLEST -> Sort.by("size", "id");
            case LONGEST -> Sort.by(Sort.Direction.DESC, "pages", "id");
        };
    }

    private static Criteria in(Scope scope) {
        var pairs = scope.byOwner().stream()
                .map(each ->
                        where("owner").is(each.caller()).and("knowledgeBaseId").in(each.ids()))
                .toList();
        return new Criteria().orOperator(pairs);
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

    private record Versioned(long version) {}
}
