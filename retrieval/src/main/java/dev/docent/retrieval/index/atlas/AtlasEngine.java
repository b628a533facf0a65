package dev.docent.retrieval.index.atlas;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.docent.retrieval.index.atlas.filter.AllowedFilterConverter;
import dev.docent.retrieval.index.remote.PassageSelection;
import dev.docent.retrieval.index.remote.RemoteEngine;
import dev.docent.retrieval.index.remote.RemotePassage;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.ai.vectorstore.filter.Filter.Expression;

/** Passages in a collection of MongoDB. Writes and reads go to the collection, searches to its search indexes. */
record AtlasEngine(
        AtlasCollections collections, DocumentRecords records, SearchPipelines pipelines, Watermark watermark)
        implements RemoteEngine {

    private static final AllowedFilterConverter CONVERTER = new AllowedFilterConverter();
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    @Override
    public void upsert(List<RemotePassage> passages, boolean vectorsOnly) {
        for (var batch : PassageBatches.of(passages)) {
            passages()
                    .bulkWrite(
                            batch.stream()
                                    .map(each -> vectorsOnly
                                            ? vector(each)
                                            : new InsertOneModel<>(PassageDocuments.of(each)))
                                    .toList(),
                            UNORDERED);
        }
    }

    /** A slow writer must not give a passage the vector of an older text. */
    private static WriteModel<Document> vector(RemotePassage passage) {
        return new UpdateOneModel<>(
                Filters.and(
                        Filters.eq(PassageDocuments.id(passage.key())),
                        Filters.eq(PassageDocuments.CONTENT, passage.passage().text())),
                Updates.set(PassageDocuments.EMBEDDING, PassageDocuments.packed(passage.vector())));
    }

    @Override
    public void delete(List<PassageSelection> selections) {
        passages()
                .bulkWrite(
                        selections.stream()
                                .map(each -> new DeleteManyModel<Document>(query(each)))
                                .toList(),
                        UNORDERED);
    }

    /** The server's score is (1 + cosine) / 2. */
    @Override
    public List<Match> nearest(NearestQuery query) {
        var stages = Stream.concat(
                pipelines.nearest(query.vector(), bounds(query.selection()), query.limit(), query.exact()).stream(),
                Stream.of(SearchPipelines.scored()));
        return ServerCalls.search(() -> collections
                .searched()
                .aggregate(stages.toList())
                .map(each -> new Match(
                        PassageDocuments.key(each),
                        2 * each.get(SearchPipelines.SCORE, Number.class).doubleValue() - 1,
                        null))
                .into(new ArrayList<>()));
    }

    @Override
    public List<Match> matching(MatchQuery query) {
        return query.words().isEmpty() ? read(query) : new KeywordMatches(collections, records, pipelines).of(query);
    }

    private List<Match> read(MatchQuery query) {
        var found = passages()
                .find(query(query.selection()))
                .projection(
                        switch (query.content()) {
                            case NONE -> SearchPipelines.KEY;
                            case PASSAGE -> Projections.exclude(PassageDocuments.EMBEDDING, PassageDocuments.WORDS);
                            case PASSAGE_AND_VECTOR -> Projections.exclude(PassageDocuments.WORDS);
                        });
        var isOrdered = query.selection().keys().isEmpty() && query.content() != Content.NONE;
        var page = (isOrdered ? found.sort(Sorts.ascending(PassageDocuments.ORDINAL)) : found)
                .skip(query.offset())
                .limit(query.limit());
        return page.map((Document each) -> new Match(
                        PassageDocuments.key(each),
                        0,
                        query.content() == Content.NONE ? null : PassageDocuments.read(each)))
                .into(new ArrayList<>());
    }

    @Override
    public long count(PassageSelection selection) {
        return passages().countDocuments(query(selection));
    }

    @Override
    public boolean visible(long revision) {
        return ServerCalls.get(() -> ServerCalls.search(() -> watermark.isShown(revision)));
    }

    private MongoCollection<Document> passages() {
        return collections.passages();
    }

    private Expression bounds(PassageSelection selection) {
        return ScopeFilter.of(selection.requiredScope(), selection.filter(), records);
    }

    /** {@return the selection as a query of the collection} */
    private Bson query(PassageSelection selection) {
        var conditions = new ArrayList<Bson>();
        conditions.add(Filters.in(PassageDocuments.OWNER, selection.owners()));
        if (selection.filter() != null) {
            conditions.add(CONVERTER.query(bounds(selection)));
        } else if (selection.scope() != null) {
            conditions.add(
                    DocumentRecords.bounds(selection.scope(), PassageDocuments.OWNER, PassageDocuments.KNOWLEDGE_BASE));
        }
        if (!selection.documents().isEmpty()) {
            conditions.add(Filters.in(
                    PassageDocuments.DOCUMENT,
                    selection.documents().stream().map(DocumentRef::id).toList()));
        }
        if (!selection.keys().isEmpty()) {
            conditions.add(Filters.in(
                    PassageDocuments.ID,
                    selection.keys().stream().map(PassageDocuments::id).toList()));
        }
        if (selection.firstRevision() > 0) {
            conditions.add(Filters.gte(PassageDocuments.PUT, selection.firstRevision()));
        }
        if (selection.lastRevision() < Long.MAX_VALUE) {
            conditions.add(Filters.lte(PassageDocuments.PUT, selection.lastRevision()));
        }
        if (selection.embedded()) {
            conditions.add(Filters.exists(PassageDocuments.EMBEDDING));
        }
        return Filters.and(conditions);
    }
}
