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
import dev.docent.retrieval.index.remote.CurrentRevision;
import dev.docent.retrieval.index.remote.PassageSelection;
import dev.docent.retrieval.index.remote.Revision;
import dev.docent.retrieval.index.remote.RevisionRecords;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One record for each document, with the number of the revision in force. Changing it replaces or deletes all passages of a
 * document at once, without a transaction. The record of a deletion is kept for some days, so that a writer that began
 * before the deletion cannot put its revision in force.
 */
final class DocumentRecords implements RevisionRecords {

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

    /** When the document and all its passages were deleted; only records of deletions have it. */
    static final String GONE = "gone";

    private static final long NEVER = 0;

    private final MongoCollection<Document> documents;
    private final GenerationHeader header;
    private final ScopeCounts counts;

    DocumentRecords(AtlasCollections collections, GenerationHeader header) {
        this.documents = collections.documents();
        this.counts = new ScopeCounts(documents);
        this.header = header;
    }

    @Override
    public long begin(PassageSource source) {
        create(source);
        return header.next().orElseThrow(header::deleted);
    }

    private void create(PassageSource source) {
        var fresh = combine(
                setOnInsert(OWNER, source.owner()),
                setOnInsert(DOCUMENT, source.document()),
                setOnInsert(KNOWLEDGE_BASE, source.knowledgeBase()),
                setOnInsert(IN_FORCE, NEVER),
                setOnInsert(SINCE, NEVER),
                setOnInsert(PASSAGES, 0L),
                setOnInsert(TOKENS, 0L));
        try {
            documents.updateOne(byId(source.ref()), fresh, new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            // A concurrent call created the same record.
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    @Override
    public OptionalLong next() {
        return header.next();
    }

    @Override
    public long last() {
        return header.last();
    }

    @Override
    public Set<Long> putInForce(List<Revision> revisions, long since) {
        var update = new InForceUpdate(documents, counts, revisions);
        // The record of an old deletion may have just expired.
        revisions.stream().filter(each -> !update.hasRecord(each)).forEach(each -> create(each.source()));
        return update.run(revisions, since);
    }

    @Override
    public void withdraw(PassageSelection selection, long number) {
        var bases = bases(selection);
        counts.begin(bases);
        documents.updateMany(
                and(query(selection), lt(IN_FORCE, number)),
                combine(
                        set(IN_FORCE, number),
                        set(PASSAGES, 0L),
                        set(TOKENS, 0L),
                        unset(LANGUAGE),
                        unset(SOURCE),
                        unset(FIELDS)));
        counts.endInDoubt(bases, selection.documents().isEmpty());
    }

    /** {@return the knowledge bases of the selected documents} */
    private List<KnowledgeBaseRef> bases(PassageSelection selection) {
        return selection.documents().isEmpty()
                ? List.copyOf(selection.requiredScope().knowledgeBases())
                : documents
                        .find(query(selection))
                        .projection(Projections.include(OWNER, KNOWLEDGE_BASE))
                        .map(each -> new KnowledgeBaseRef(each.getString(OWNER), each.getString(KNOWLEDGE_BASE)))
                        .into(new ArrayList<>());
    }

    @Override
    public void markDeleted(PassageSelection selection, long number) {
        documents.updateMany(and(query(selection), eq(IN_FORCE, number)), set(GONE, new Date()));
    }

    @Override
    public Optional<CurrentRevision> find(DocumentRef document) {
        return Optional.ofNullable(
                        documents.find(and(byId(document), exists(SOURCE))).first())
                .map(SourceFields::read);
    }

    @Override
    public Map<DocumentRef, CurrentRevision> find(Scope scope, Collection<DocumentRef> some) {
        var found = new HashMap<DocumentRef, CurrentRevision>();
        if (!some.isEmpty()) {
            var ids = some.stream().map(DocumentRef::id).toList();
            documents
                    .find(and(bounds(scope), in(DOCUMENT, ids), exists(SOURCE)))
                    .map(SourceFields::read)
                    .forEach(each -> found.put(each.source().ref(), each));
        }
        return found;
    }

    @Override
    public List<RecordedDocument> documents(@Nullable DocumentRef after, int limit) {
        var beyond = after == null
                ? exists(OWNER)
                : or(gt(OWNER, after.owner()), and(eq(OWNER, after.owner()), gt(DOCUMENT, after.id())));
        return documents
                .find(beyond)
                .projection(Projections.include(OWNER, DOCUMENT, IN_FORCE, GONE))
                .sort(Sorts.ascending(OWNER, DOCUMENT))
                .limit(limit)
                .map(each -> new RecordedDocument(
                        new DocumentRef(each.getString(OWNER), each.getString(DOCUMENT)),
                        each.getLong(IN_FORCE),
                        each.containsKey(GONE)))
                .into(new ArrayList<>());
    }

    @Override
    public ScopeProfile profile(@Nullable Scope scope) {
        return scope == null ? counts.all() : counts.of(scope);
    }

    /** {@return the ids of the documents in the scope of which a value of the field meets the condition} */
    List<String> having(Scope scope, String field, Bson condition) {
        return documents
                .find(and(bounds(scope), elemMatch(FIELDS, and(eq("k", field), condition))))
                .projection(Projections.include(DOCUMENT))
                .map(each -> each.getString(DOCUMENT))
                .into(new ArrayList<>());
    }

    private static Bson query(PassageSelection selection) {
        return selection.documents().isEmpty()
                ? bounds(selection.requiredScope())
                : in(
                        "_id",
                        selection.documents().stream().map(DocumentRecords::id).toList());
    }

    private static Bson bounds(Scope scope) {
        return bounds(scope, OWNER, KNOWLEDGE_BASE);
    }

    /** {@return a query for the pairs of owner and knowledge base, by the names of their fields} */
    static Bson bounds(Scope scope, String owner, String knowledgeBase) {
        var pairs = scope.byOwner().stream()
                .map(each -> and(eq(owner, each.caller()), in(knowledgeBase, each.ids())))
                .toList();
        return pairs.size() == 1 ? pairs.getFirst() : or(pairs);
    }

    private static Bson byId(DocumentRef document) {
        return eq(id(document));
    }

    static Document id(DocumentRef document) {
        return new Document(OWNER, document.owner()).append(DOCUMENT, document.id());
    }
}
