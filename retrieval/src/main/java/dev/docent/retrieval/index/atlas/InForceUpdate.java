package dev.docent.retrieval.index.atlas;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import dev.docent.retrieval.index.atlas.ScopeCounts.Added;
import dev.docent.retrieval.index.remote.Revision;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.words.TextLanguage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Puts revisions in force, with the same number of calls for many as for one. Each update requires the revision that was read
 * before, so that the change of the counts is known if all updates succeed.
 */
final class InForceUpdate {

    private final MongoCollection<Document> documents;
    private final ScopeCounts counts;

    /** The records as they were before, by id. Of documents without a record it has none. */
    private final Map<Document, Document> before;

    InForceUpdate(MongoCollection<Document> documents, ScopeCounts counts, List<Revision> revisions) {
        this.documents = documents;
        this.counts = counts;
        this.before = read(revisions);
    }

    /** {@return whether the revision's document has a record} */
    boolean hasRecord(Revision revision) {
        return before.containsKey(id(revision));
    }

    /** {@return the numbers of those of the revisions that are in force now} @param revisions with a record each */
    Set<Long> run(List<Revision> revisions, long since) {
        var due = revisions.stream()
                .filter(each -> number(before(each)) < each.number())
                .toList();
        var inForce = revisions.stream()
                .map(Revision::number)
                .filter(each -> before.values().stream().anyMatch(record -> number(record) == each))
                .collect(Collectors.toSet());
        if (!due.isEmpty()) {
            inForce.addAll(update(due, since));
        }
        return inForce;
    }

    private Set<Long> update(List<Revision> due, long since) {
        var added = due.stream().flatMap(each -> added(each).stream()).toList();
        var bases = added.stream().map(Added::base).collect(Collectors.toSet());
        counts.begin(bases);
        if (write(due, since, each -> eq(DocumentRecords.IN_FORCE, number(before(each)))) == due.size()) {
            counts.end(bases, added);
            return due.stream().map(Revision::number).collect(Collectors.toSet());
        }
        // Another node changed one of the documents after it was read.
        write(due, since, each -> lt(DocumentRecords.IN_FORCE, each.number()));
        counts.endInDoubt(bases, false);
        var now = read(due);
        return due.stream()
                .filter(each -> number(now.getOrDefault(id(each), new Document())) == each.number())
                .map(Revision::number)
                .collect(Collectors.toSet());
    }

    /** {@return how many records were as expected} */
    private long write(List<Revision> due, long since, Function<Revision, Bson> expected) {
        return documents
                .bulkWrite(
                        due.stream()
                                .map(each -> new UpdateOneModel<Document>(
                                        and(eq(id(each)), expected.apply(each)), inForce(each, since)))
                                .toList(),
                        new BulkWriteOptions().ordered(false))
                .getMatchedCount();
    }

    private static Bson inForce(Revision revision, long since) {
        var source = revision.source();
        return combine(
                set(DocumentRecords.KNOWLEDGE_BASE, source.knowledgeBase()),
                set(DocumentRecords.IN_FORCE, revision.number()),
                set(DocumentRecords.SINCE, since),
                set(DocumentRecords.SOURCE, SourceFields.kept(source)),
                set(DocumentRecords.FIELDS, SourceFields.comparable(source)),
                set(DocumentRecords.LANGUAGE, language(revision)),
                set(DocumentRecords.PASSAGES, revision.passages()),
                set(DocumentRecords.TOKENS, revision.tokens()),
                unset(DocumentRecords.GONE));
    }

    /** {@return what the revision adds, and what it replaces} */
    private List<Added> added(Revision revision) {
        var added = new ArrayList<Added>();
        var source = revision.source();
        var base = new KnowledgeBaseRef(source.owner(), source.knowledgeBase());
        added.add(new Added(base, language(revision), 1, revision.passages(), revision.tokens()));
        var replaced = before(revision);
        if (replaced.containsKey(DocumentRecords.LANGUAGE)) {
            added.add(new Added(
                    new KnowledgeBaseRef(source.owner(), replaced.getString(DocumentRecords.KNOWLEDGE_BASE)),
                    replaced.getString(DocumentRecords.LANGUAGE),
                    -1,
                    -replaced.get(DocumentRecords.PASSAGES, Number.class).longValue(),
                    -replaced.get(DocumentRecords.TOKENS, Number.class).longValue()));
        }
        return added;
    }

    private Map<Document, Document> read(List<Revision> revisions) {
        var read = new HashMap<Document, Document>();
        documents
                .find(in("_id", revisions.stream().map(InForceUpdate::id).toList()))
                .projection(Projections.include(
                        DocumentRecords.IN_FORCE,
                        DocumentRecords.KNOWLEDGE_BASE,
                        DocumentRecords.LANGUAGE,
                        DocumentRecords.PASSAGES,
                        DocumentRecords.TOKENS))
                .forEach(each -> read.put(each.get("_id", Document.class), each));
        return read;
    }

    private Document before(Revision revision) {
        return before.getOrDefault(id(revision), new Document());
    }

    /** {@return the number in force; 0 if there is none} */
    private static long number(Document record) {
        return record.get(DocumentRecords.IN_FORCE, 0L);
    }

    private static String language(Revision revision) {
        return TextLanguage.of(revision.source().language()).name();
    }

    private static Document id(Revision revision) {
        return DocumentRecords.id(revision.source().ref());
    }
}
