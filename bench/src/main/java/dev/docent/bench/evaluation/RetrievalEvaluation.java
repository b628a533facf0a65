package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.TestCollection.Query;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.evaluation.Latency;
import dev.docent.retrieval.evaluation.RetrievalMetrics;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.index.fusion.ReciprocalRankFusion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Searches for every question that has relevant entries. */
record RetrievalEvaluation(TestCollection collection, SearchPassages search, QuestionTimes times) {

    /** Passages per search. More than the product fuses would change its fusion. */
    private static final int DEPTH = 100;

    /** The depth of the lists that the product fuses. */
    private static final int FUSED = 200;

    private static final int PAGE = 10;

    /**
     * The metrics of one mode.
     *
     * @param latency of a search for 10 passages, including the embedding of the question if the mode needs it
     */
    record Result(Mode mode, int questions, RetrievalMetrics metrics, Latency latency) {}

    Result run(Mode mode) {
        var metrics = new ArrayList<RetrievalMetrics>();
        var latencies = new ArrayList<Long>();
        for (var query : collection.queries()) {
            var relevant = collection.relevantTo(query);
            if (!relevant.isEmpty()) {
                metrics.add(RetrievalMetrics.of(ranking(query, mode, DEPTH), relevant));
                latencies.add(time(query, mode));
            }
        }
        return new Result(mode, metrics.size(), RetrievalMetrics.mean(metrics), Latency.of(latencies));
    }

    /** The documents of the passages, each at the rank of its best passage. */
    private List<String> ranking(Query query, Mode mode, int limit) {
        return mode == Mode.RRF ? fusedByRank(query) : documents(hits(query, SearchMode.valueOf(mode.name()), limit));
    }

    private List<String> fusedByRank(Query query) {
        var rankings = List.of(hits(query, SearchMode.SEMANTIC, FUSED), hits(query, SearchMode.KEYWORD, FUSED));
        Map<String, String> documents = new HashMap<>();
        rankings.forEach(hits -> hits.forEach(
                hit -> documents.put(hit.passage().id(), hit.passage().source().document())));
        var fused = ReciprocalRankFusion.fuse(rankings.stream()
                .map(hits -> hits.stream().map(hit -> hit.passage().id()).toList())
                .toList());
        return fused.keySet().stream().map(documents::get).distinct().toList();
    }

    private long time(Query query, Mode mode) {
        var start = System.nanoTime();
        ranking(query, mode, PAGE);
        var embedding = mode == Mode.KEYWORD ? 0 : times.embedding(query);
        return embedding + System.nanoTime() - start;
    }

    private List<PassageHit> hits(Query query, SearchMode mode, int limit) {
        return search.search(CollectionIndexing.SCOPE, query.text(), mode, limit, filter(query));
    }

    private static @Nullable MetadataFilter filter(Query query) {
        return query.filename() == null
                ? null
                : new MetadataFilter.Comparison("filename", MetadataFilter.Operator.EQ, List.of(query.filename()));
    }

    private static List<String> documents(List<PassageHit> hits) {
        return hits.stream()
                .map(hit -> hit.passage().source().document())
                .distinct()
                .toList();
    }

    /** How a collection is searched: the three modes of the product, and a baseline. */
    enum Mode {
        /** By words. */
        KEYWORD,
        /** By meaning. */
        SEMANTIC,
        /** Both, fused as the product does. */
        HYBRID,
        /** Both, fused by rank (k = 60). */
        RRF
    }
}
