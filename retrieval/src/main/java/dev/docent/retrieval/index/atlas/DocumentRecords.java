package dev.docent.retrieval.index.atlas;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.TextLanguage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One record for each document, which says in one place which of its passages are in force. Changing it is what replaces
 * and removes them, at once and as a whole, without a transaction: passages that no record names are found by nobody,
 * whatever a search index still shows. A removed document leaves its record for some days, so that a writer that began
 * before cannot bring it back.
 */
final class DocumentRecords {

    static final String OWNER = "owner";
    static final String DOCUMENT = "document";
    static final String KNOWLEDGE_BASE = "knowledgeBase";
    static final String IN_FORCE = "inForce";
    static final String SINCE = "since";
    static final String SOURCE = "source";
    static final String FIELDS = "fields";
    static final String LANGUAGE = "language";
    static final String PASSAGES = "passages";
    static final String TOKENS = "tokens";

    /** When the document was removed with all its passages; only records of such have it. */
    static final String GONE = "gone";

    private static final long NEVER = 0;

    private final MongoCollection<Document> documents;

    DocumentRecords(AtlasCollections collections) {
        this.documents = collections.documents();
    }

    /** Makes the record where there is none, so that a removal from now on is known to who {@linkplain #putInForce goes on}. */
    void begin(PassageSource source) {
        var fresh = combine(
                setOnInsert(OWNER, source.owner()),
                setOnInsert(DOCUMENT, source.document()),
                setOnInsert(KNOWLEDGE_BASE, source.knowledgeBase()),
                setOnInsert(IN_FORCE, NEVER),
                setOnInsert(SINCE, NEVER),
                setOnInsert(PASSAGES, 0L),
                setOnInsert(TOKENS, 0L));
        try {
            documents.updateOne(eq(id(source.ref())), fresh, new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // Another made it at the same moment.
        }
    }

    /** {@return whether the passages of this write are in force now: false when a later write or a removal has outdone them} */
    boolean putInForce(Put put, long since) {
        var source = put.source();
        return documents
                        .updateOne(
                                and(eq(id(source.ref())), lt(IN_FORCE, put.number())),
                                combine(
                                        set(KNOWLEDGE_BASE, source.knowledgeBase()),
                                        set(IN_FORCE, put.number()),
                                        set(SINCE, since),
                                        set(SOURCE, DocumentRecord.kept(source)),
                                        set(FIELDS, DocumentRecord.comparable(source)),
                                        set(
                                                LANGUAGE,
                                                TextLanguage.of(source.language())
                                                        .name()),
                                        set(PASSAGES, put.passages()),
                                        set(TOKENS, put.tokens()),
                                        unset(GONE)))
                        .getMatchedCount()
                > 0;
    }

    /** Takes the document's passages out of force, for good for all writes before this one. */
    void bury(DocumentRef document, long number) {
        bury(eq(id(document)), number);
    }

    /** Takes all passages of the knowledge bases out of force. */
    void bury(Scope scope, long number) {
        bury(bounds(scope), number);
    }

    private void bury(Bson which, long number) {
        documents.updateMany(
                and(which, lt(IN_FORCE, number)),
                combine(
                        set(IN_FORCE, number),
                        set(PASSAGES, 0L),
                        set(TOKENS, 0L),
                        unset(LANGUAGE),
                        unset(SOURCE),
                        unset(FIELDS)));
    }

    /** Remembers that this removal has removed the passages, too. Until then the document is listed as one that is there. */
    void markGone(DocumentRef document, long number) {
        markGone(eq(id(document)), number);
    }

    /** The same of all of the knowledge bases. */
    void markGone(Scope scope, long number) {
        markGone(bounds(scope), number);
    }

    private void markGone(Bson which, long number) {
        documents.updateMany(and(which, eq(IN_FORCE, number)), set(GONE, new Date()));
    }

    /** {@return whether there is a record of the document, though it may be removed} */
    boolean isKnown(PassageSource source) {
        return documents.countDocuments(eq(id(source.ref()))) > 0;
    }

    /** {@return the record of a document that has passages in force} */
    Optional<DocumentRecord> find(DocumentRef document) {
        return Optional.ofNullable(
                        documents.find(and(eq(id(document)), exists(SOURCE))).first())
                .map(DocumentRecord::read);
    }

    /** {@return the records, by document, of those that have passages in force in the scope} */
    Map<String, DocumentRecord> find(Scope scope, Collection<String> ids) {
        var found = new HashMap<String, DocumentRecord>();
        if (!ids.isEmpty()) {
            documents
                    .find(and(bounds(scope), in(DOCUMENT, ids), exists(SOURCE)))
                    .map(DocumentRecord::read)
                    .forEach(each -> found.put(each.source().document(), each));
        }
        return found;
    }

    /** {@return the ids of documents in the scope of which one field has a value that stands in the relation} */
    List<String> having(Scope scope, String field, Bson relation) {
        var matches = elemMatch(FIELDS, and(eq("k", field), relation));
        return documents
                .find(and(bounds(scope), matches))
                .projection(Projections.include(DOCUMENT))
                .map(each -> each.getString(DOCUMENT))
                .into(new ArrayList<>());
    }

    /** A document of which there is a record, and whether it was removed. */
    record Listed(DocumentRef document, boolean isGone) {}

    /** {@return documents, removed ones too, by owner and id} */
    List<Listed> after(@Nullable DocumentRef last, int limit) {
        var beyond = last == null
                ? exists(OWNER)
                : or(gt(OWNER, last.owner()), and(eq(OWNER, last.owner()), gt(DOCUMENT, last.id())));
        return documents
                .find(beyond)
                .projection(Projections.include(OWNER, DOCUMENT, GONE))
                .sort(Sorts.ascending(OWNER, DOCUMENT))
                .limit(limit)
                .map(each -> new Listed(
                        new DocumentRef(each.getString(OWNER), each.getString(DOCUMENT)), each.containsKey(GONE)))
                .into(new ArrayList<>());
    }

    /** {@return the scope as a query, of records} */
    static Bson bounds(Scope scope) {
        return and(eq(OWNER, scope.owner()), in(KNOWLEDGE_BASE, scope.knowledgeBases()));
    }

    private static Document id(DocumentRef document) {
        return new Document(OWNER, document.owner()).append(DOCUMENT, document.id());
    }
}
