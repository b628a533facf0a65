package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.ScoreFusion;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** One search over one state of the index. */
final class PassageSearch {

    /**
     * How deep each ranking is read at the least: before the two are fused, since that was measured to be better than 100
     * and than 500, and for each alone, since a graph that is asked for ten is walked too little to find the best ten.
     */
    private static final int DEPTH = 200;

    /** The BM25 score that counts as half of what a search by words can give. */
    private static final double HALF = 10;

    private final IndexSearcher searcher;
    private final PassageQuery query;
    private final Query filter;
    private final KeywordQuery words;

    PassageSearch(IndexSearcher searcher, WordAnalyzer analyzer, PassageQuery query) {
        this.searcher = searcher;
        this.query = query;
        this.filter = PassageFilter.of(query.scope(), query.filter());
        this.words = KeywordQuery.of(analyzer, query.text(), filter);
    }

    List<PassageHit> hits() throws IOException {
        var depth = Math.max(query.limit(), DEPTH);
        var keyword = query.mode() == SearchMode.SEMANTIC ? Ranking.NONE : Ranking.of(words.search(searcher, depth));
        var vector = query.vector();
        if (vector == null) {
            return hits(saturated(keyword), keyword, Ranking.NONE);
        }
        var nearest = NearestQuery.of(searcher, query.scope(), filter, vector, depth);
        var semantic = Ranking.of(searcher.search(nearest, depth));
        if (query.mode() == SearchMode.SEMANTIC) {
            return hits(cosines(semantic), keyword, semantic);
        }
        var fused = ScoreFusion.fuse(List.of(semantic.found(), keyword.found()));
        var best = fused.keySet().stream().limit(query.limit()).toList();
        return hits(
                fused,
                keyword.withScoresOf(searcher, words.whole(), best),
                semantic.withScoresOf(searcher, NearestQuery.exact(filter, vector), best));
    }

    private static Map<Integer, Double> saturated(Ranking keyword) {
        var scores = new LinkedHashMap<Integer, Double>();
        keyword.documents().forEach(found -> scores.put(found, keyword.score(found) / (keyword.score(found) + HALF)));
        return scores;
    }

    private static Map<Integer, Double> cosines(Ranking semantic) {
        var scores = new LinkedHashMap<Integer, Double>();
        semantic.documents()
                .forEach(found -> scores.put(found, Math.max(0, NearestQuery.cosine(semantic.score(found)))));
        return scores;
    }

    private List<PassageHit> hits(Map<Integer, Double> scores, Ranking keyword, Ranking semantic) throws IOException {
        var stored = searcher.storedFields();
        var hits = new ArrayList<PassageHit>();
        for (var entry : scores.entrySet()) {
            if (hits.size() < query.limit()) {
                hits.add(hit(stored, entry.getKey(), entry.getValue(), keyword, semantic));
            }
        }
        return hits;
    }

    private static PassageHit hit(StoredFields stored, int found, double score, Ranking keyword, Ranking semantic)
            throws IOException {
        return new PassageHit(
                PassageFields.passage(stored.document(found)),
                Math.min(score, 1),
                semantic.has(found) ? NearestQuery.cosine(semantic.score(found)) : null,
                keyword.has(found) ? keyword.score(found) : null);
    }
}
