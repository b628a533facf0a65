package dev.docent.retrieval.index.atlas;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.remote.RevisionRecords.ScopeProfile;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.TextLanguage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The documents, passages and tokens of each knowledge base by language, in a record that changes with its documents, so that
 * a search need not count the documents. No transaction covers both: the record is in doubt while a change is under way, and
 * after one whose effect is unknown. While it is in doubt, or if it is older than ten minutes, the documents are counted.
 */
final class ScopeCounts {

    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    /** First field of the ids, which has another name in the records of documents. */
    private static final String COUNTED_OWNER = "countedOwner";

    private static final String LANGUAGES = "languages";
    private static final String DOCUMENTS = "documents";
    private static final String COMPLETE = "complete";
    private static final String COUNTED_AT = "countedAt";

    /** Number of changes under way, and when the last began. */
    private static final String OPEN = "open";

    private static final String BEGUN_AT = "begunAt";

    /** Number of changes that ever began. */
    private static final String CHANGES = "changes";

    private final MongoCollection<Document> documents;

    ScopeCounts(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    private static Document id(KnowledgeBaseRef base) {
        return new Document(COUNTED_OWNER, base.owner()).append(DocumentRecords.KNOWLEDGE_BASE, base.id());
    }

    /** The effect of a change on the counts; negative for deletions. */
    record Added(KnowledgeBaseRef base, String language, long documents, long passages, long tokens) {}

    /** Records the beginning of a change of documents of these knowledge bases. */
    void begin(Collection<KnowledgeBaseRef> bases) {
        update(
                bases,
                _ -> combine(inc(OPEN, 1), inc(CHANGES, 1L), set(BEGUN_AT, new Date()), unset(DocumentRecords.GONE)));
    }

    /** Records the end of a change with this effect. */
    void end(Collection<KnowledgeBaseRef> bases, List<Added> added) {
        update(bases, base -> {
            var updates = new ArrayList<Bson>();
            updates.add(inc(OPEN, -1));
            var sums = new HashMap<String, Long>();
            added.stream().filter(each -> each.base().equals(base)).forEach(each -> {
                var language = LANGUAGES + "." + each.language() + ".";
                sums.merge(language + DOCUMENTS, each.documents(), Long::sum);
                sums.merge(language + DocumentRecords.PASSAGES, each.passages(), Long::sum);
                sums.merge(language + DocumentRecords.TOKENS, each.tokens(), Long::sum);
            });
            sums.forEach((field, sum) -> updates.add(inc(field, sum)));
            return combine(updates);
        });
    }

    /** Records the end of a change with unknown effect. @param areGone whether the knowledge bases were deleted */
    void endInDoubt(Collection<KnowledgeBaseRef> bases, boolean areGone) {
        var doubt = combine(inc(OPEN, -1), set(COMPLETE, false));
        update(bases, _ -> areGone ? combine(doubt, set(DocumentRecords.GONE, new Date())) : doubt);
    }

    private void update(Collection<KnowledgeBaseRef> bases, Function<KnowledgeBaseRef, Bson> update) {
        var updates = bases.stream()
                .distinct()
                .map(each -> new UpdateOneModel<Document>(
                        eq(id(each)), update.apply(each), new UpdateOptions().upsert(true)))
                .toList();
        if (!updates.isEmpty()) {
            documents.bulkWrite(updates);
        }
    }

    /** {@return the counts of the knowledge bases of the scope} */
    ScopeProfile of(Scope scope) {
        var bases = List.copyOf(scope.knowledgeBases());
        var records = new HashMap<Document, Document>();
        documents
                .find(in("_id", bases.stream().map(ScopeCounts::id).toList()))
                .forEach(each -> records.put(each.get("_id", Document.class), each));
        return profile(bases.stream()
                .map(each -> languages(each, records.get(id(each))))
                .toList());
    }

    private Document languages(KnowledgeBaseRef base, @Nullable Document record) {
        return record != null && isCertain(record) ? record.get(LANGUAGES, Document.class) : count(base, record);
    }

    private static boolean isCertain(Document record) {
        return record.getBoolean(COMPLETE, false)
                && record.getInteger(OPEN, 0) == 0
                && !isOld(record.getDate(COUNTED_AT));
    }

    private static boolean isOld(@Nullable Date time) {
        return time == null || time.toInstant().isBefore(Instant.now().minus(MAX_AGE));
    }

    /** Counts the documents, and stores the result unless a change has begun since. */
    private Document count(KnowledgeBaseRef base, @Nullable Document before) {
        var counted = count(and(
                eq(DocumentRecords.OWNER, base.owner()),
                eq(DocumentRecords.KNOWLEDGE_BASE, base.id()),
                exists(DocumentRecords.LANGUAGE)));
        // A change that began long ago was that of a process that died.
        if (before == null || before.getInteger(OPEN, 0) == 0 || isOld(before.getDate(BEGUN_AT))) {
            var changes = before == null ? 0L : before.get(CHANGES, 0L);
            store(and(eq(id(base)), eq(CHANGES, changes)), counted, before == null);
        }
        return counted;
    }

    private void store(Bson unchanged, Document counted, boolean isNew) {
        try {
            documents.updateOne(
                    unchanged,
                    combine(set(LANGUAGES, counted), set(COMPLETE, true), set(COUNTED_AT, new Date()), set(OPEN, 0)),
                    new UpdateOptions().upsert(isNew));
        } catch (MongoWriteException e) {
            // A change began, or another search stored the same.
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /** {@return the counts of the selected documents, by language} */
    private Document count(Bson selected) {
        var languages = new Document();
        documents
                .aggregate(List.of(
                        Aggregates.match(selected),
                        Aggregates.group(
                                "$" + DocumentRecords.LANGUAGE,
                                Accumulators.sum(DOCUMENTS, 1L),
                                Accumulators.sum(DocumentRecords.PASSAGES, "$" + DocumentRecords.PASSAGES),
                                Accumulators.sum(DocumentRecords.TOKENS, "$" + DocumentRecords.TOKENS))))
                .forEach(each -> languages.append(each.getString("_id"), each));
        languages.values().forEach(each -> ((Document) each).remove("_id"));
        return languages;
    }

    /** {@return the counts of all owners together} */
    ScopeProfile all() {
        return profile(List.of(count(exists(DocumentRecords.LANGUAGE))));
    }

    private static ScopeProfile profile(List<Document> counted) {
        long passages = 0;
        long tokens = 0;
        var languages = EnumSet.noneOf(TextLanguage.class);
        for (var byLanguage : counted) {
            for (var language : byLanguage.keySet()) {
                var sums = byLanguage.get(language, Document.class);
                if (sums.get(DOCUMENTS, Number.class).longValue() > 0) {
                    languages.add(TextLanguage.valueOf(language));
                }
                passages += sums.get(DocumentRecords.PASSAGES, Number.class).longValue();
                tokens += sums.get(DocumentRecords.TOKENS, Number.class).longValue();
            }
        }
        return new ScopeProfile(
                new IndexStatistics(passages, tokens),
                languages.isEmpty() ? EnumSet.of(TextLanguage.ENGLISH) : languages);
    }
}
