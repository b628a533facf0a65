package dev.docent.retrieval.index.atlas;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import dev.docent.retrieval.index.remote.CandidateLists;
import dev.docent.retrieval.index.remote.PassageSelection;
import dev.docent.retrieval.index.remote.RemoteEngine;
import dev.docent.retrieval.index.remote.RemotePassage;
import dev.docent.retrieval.passage.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.ai.vectorstore.filter.Filter.Expression;

/**
 * Passages in a collection of MongoDB. Writes and reads go to the collection, searches to its search indexes.
 *
 * @param fusesRanks whether both searches are one call of {@code $rankFusion}
 */
record AtlasEngine(
        AtlasCollections collections,
        DocumentRecords records,
        SearchPipelines pipelines,
        Watermark watermark,
        boolean fusesRanks)
        implements RemoteEngine {

    private static final AllowedFilterConverter CONVERTER = new AllowedFilterConverter();
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    @Override
    public void upsert(List<RemotePassage> passages, boolean vectorsOnly) {
        if (vectorsOnly) {
            passages().bulkWrite(passages.stream().map(AtlasEngine::vector).toList(), UNORDERED);
        } else {
            passages().insertMany(passages.stream().map(PassageDocuments::of).toList());
        }
    }

    private static UpdateOneModel<Document> vector(RemotePassage passage) {
        return new UpdateOneModel<>(
                Filters.eq(PassageDocuments.id(passage.key())),
                Updates.set(PassageDocuments.EMBEDDING, PassageDocuments.numbers(passage.vector())));
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
        return search(
                pipelines.nearest(query.vector(), bounds(query.selection()), query.limit(), query.exact()),
                "vectorSearchScore",
                score -> 2 * score - 1);
    }

    @Override
    public List<Match> matching(MatchQuery query) {
        return query.words().isEmpty()
                ? read(query)
                : search(
                        pipelines.having(query.words(), bounds(query.selection()), query.limit()),
                        "searchScore",
                        score -> score);
    }

    @Override
    public CandidateLists both(NearestQuery nearest, MatchQuery matching) {
        if (!fusesRanks) {
            return RemoteEngine.super.both(nearest, matching);
        }
        var stages = pipelines.fused(
                pipelines.nearest(nearest.vector(), bounds(nearest.selection()), nearest.limit(), nearest.exact()),
                pipelines.having(matching.words(), bounds(matching.selection()), matching.limit()),
                nearest.limit());
        return FusedDetails.lists(run(stages, "scoreDetails"));
    }

    private List<Match> search(List<Document> stages, String kindOfScore, ToDoubleFunction<Double> score) {
        return run(stages, kindOfScore).stream()
                .map(each -> new Match(
                        PassageDocuments.key(each),
                        score.applyAsDouble(
                                each.get(SearchPipelines.SCORE, Number.class).doubleValue()),
                        null))
                .toList();
    }

    private List<Document> run(List<Document> stages, String kindOfScore) {
        var pipeline = Stream.concat(stages.stream(), Stream.of(SearchPipelines.keys(kindOfScore)))
                .toList();
        return ServerCalls.search(
                () -> collections.searched().aggregate(pipeline).into(new ArrayList<>()));
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
        return watermark.isShown(revision);
    }

    private MongoCollection<Document> passages() {
        return collections.passages();
    }

    private Expression bounds(PassageSelection selection) {
        return ScopeFilter.of(new Scope(selection.owner(), selection.knowledgeBases()), selection.filter(), records);
    }

    /** {@return the selection as a query of the collection} */
    private Bson query(PassageSelection selection) {
        var conditions = new ArrayList<Bson>();
        conditions.add(Filters.eq(PassageDocuments.OWNER, selection.owner()));
        if (selection.filter() != null) {
            conditions.add(CONVERTER.query(bounds(selection)));
        } else if (!selection.knowledgeBases().isEmpty()) {
            conditions.add(Filters.in(PassageDocuments.KNOWLEDGE_BASE, selection.knowledgeBases()));
        }
        if (!selection.documents().isEmpty()) {
            conditions.add(Filters.in(PassageDocuments.DOCUMENT, selection.documents()));
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
