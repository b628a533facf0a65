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
import org.apache.lucene.search.MatchNoDocsQuery;
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
    private final WordAnalyzer analyzer;
    private final PassageQuery query;
    private final Query filter;
    private final KeywordQuery words;

    PassageSearch(IndexSearcher searcher, WordAnalyzer analyzer, PassageQuery query) {
        this.searcher = searcher;
        this.analyzer = analyzer;
        this.query = query;
        this.filter = PassageFilter.of(query.scope(), query.filter());
        this.words = KeywordQuery.of(analyzer, query.text(), filter);
    }

    List<PassageHit> hits() throws IOException {
        return hits(ranked());
    }

    /** {@return how deep each ranking is read} */
    int depth() {
        return Math.max(query.limit(), DEPTH);
    }

    Stages ranked() throws IOException {
        var depth = depth();
        var keyword = query.mode() == SearchMode.SEMANTIC ? Ranking.NONE : Ranking.of(words.search(searcher, depth));
        var vector = query.vector();
        if (vector == null) {
            return new Stages(keyword, Ranking.NONE, saturated(keyword));
        }
        var nearest = NearestQuery.of(searcher, query.scope(), filter, vector, depth);
        var semantic = Ranking.of(searcher.search(nearest, depth));
        if (query.mode() == SearchMode.SEMANTIC) {
            return new Stages(keyword, semantic, cosines(semantic));
        }
        var fused = ScoreFusion.fuse(List.of(semantic.found(), keyword.found()));
        var best = fused.keySet().stream().limit(SecondStage.DEPTH).toList();
        var compared = semantic.withScoresOf(searcher, nearest(), best);
        return new Stages(
                keyword, compared, new SecondStage(searcher, analyzer, query.text()).reordered(fused, compared));
    }

    List<PassageHit> hits(Stages found) throws IOException {
        if (query.mode() != SearchMode.HYBRID) {
            return hits(found.scores(), found.keyword(), found.semantic());
        }
        var best = found.scores().keySet().stream().limit(query.limit()).toList();
        var scored = withScoresOf(found, best);
        return hits(found.scores(), scored.keyword(), scored.semantic());
    }

    /** {@return the same with the scores of these passages in each ranking that was searched, where they have one} */
    Stages withScoresOf(Stages found, List<Integer> passages) throws IOException {
        return new Stages(
                found.keyword().withScoresOf(searcher, words(), passages),
                found.semantic().withScoresOf(searcher, nearest(), passages),
                found.scores());
    }

    /** {@return what finds every passage with a word of the question; nothing where words are not searched} */
    Query words() {
        return query.mode() == SearchMode.SEMANTIC ? new MatchNoDocsQuery("Words are not searched") : words.whole();
    }

    /** {@return what compares every passage that has a vector; nothing where meaning is not searched} */
    Query nearest() {
        var vector = query.vector();
        return vector == null ? new MatchNoDocsQuery("Meaning is not searched") : NearestQuery.exact(filter, vector);
    }

    /**
     * What a search found, before the best of it are read.
     *
     * @param scores what passages are ordered by, best first, by Lucene's numbers
     */
    record Stages(Ranking keyword, Ranking semantic, Map<Integer, Double> scores) {}

    private static Map<Integer, Double> saturated(Ranking keyword) {
        var scores = new LinkedHashMap<Integer, Double>();
        keyword.documents().forEach(found -> scores.put(found, saturated(keyword.score(found))));
        return scores;
    }

    /** {@return a BM25 score as a part of the most that there can be} */
    static double saturated(double score) {
        return score / (score + HALF);
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
