package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.ScoreFusion;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.AskedWord;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TaskExecutor;
import org.apache.lucene.search.TopDocs;

/** One search over one state of the index. */
final class PassageSearch {

    /**
     * How deep each ranking is read at the least: before the two are fused, since that was measured to be better than 100
     * and than 500, and for each alone, since a graph that is asked for ten is walked too little to find the best ten.
     */
    private static final int DEPTH = 200;

    /** The BM25 score that counts as half of what a search by words can give. */
    private static final double HALF = 10;

    /** In a scope with so many passages, words and vectors are searched at the same time; below, that takes longer. */
    private static final long WORTH_A_THREAD = 5_000;

    private static final TaskExecutor BESIDE = new TaskExecutor(Thread::startVirtualThread);

    private final IndexSearcher searcher;
    private final PassageQuery query;
    private final PassageFilter filter;
    private final AskedTerms asked;
    private final WordPlaces places;
    private final WordScores words;

    PassageSearch(IndexSearcher searcher, WordAnalyzers analyzers, PassageQuery query) throws IOException {
        this.searcher = searcher;
        this.query = query;
        this.filter = PassageFilter.of(query.scope(), query.filter());
        this.asked = AskedTerms.of(
                searcher, query.mode() == SearchMode.SEMANTIC ? List.of() : asked(searcher, analyzers, query));
        this.places = new WordPlaces(searcher, asked);
        this.words = new WordScores(searcher, asked, places);
    }

    /** {@return the words of the question as the passages that it is asked of are read} */
    static List<AskedWord> asked(IndexSearcher searcher, WordAnalyzers analyzers, PassageQuery query)
            throws IOException {
        var bases = PassageFilter.of(query.scope(), null).scope().bases();
        var inflections = ScopeInflections.in(searcher.getIndexReader(), bases);
        return analyzers.asked(query.text(), inflections, AskedTerms.MAX_TERMS);
    }

    List<PassageHit> hits() throws IOException {
        return hits(ranked());
    }

    /** {@return how deep each ranking is read} */
    int depth() {
        return Math.max(query.limit(), DEPTH);
    }

    Stages ranked() throws IOException {
        var vector = query.vector();
        if (vector == null) {
            var found = Ranking.of(byWords());
            var keyword = found.rescored(scores(found.documents()));
            return new Stages(keyword, Ranking.NONE, saturated(keyword));
        }
        var nearest = nearest(vector);
        if (query.mode() == SearchMode.SEMANTIC) {
            var semantic = Ranking.of(nearest.best(depth()));
            return new Stages(Ranking.NONE, semantic, cosines(semantic));
        }
        var found = both(nearest);
        return fused(nearest, Ranking.of(found.getFirst()), Ranking.of(found.getLast()));
    }

    private TopDocs byWords() throws IOException {
        return new KeywordSearch(searcher, filter, asked).best(depth());
    }

    /** {@return what is nearest, and what is best by words} */
    private List<TopDocs> both(NearestSearch nearest) throws IOException {
        return filter.scope().size(searcher.getIndexReader()) < WORTH_A_THREAD
                ? List.of(nearest.best(depth()), byWords())
                : BESIDE.invokeAll(List.of(() -> nearest.best(depth()), this::byWords));
    }

    /** Where the words stand in a passage is dear to read, and can lift it little: it is looked at for the best alone. */
    private Stages fused(NearestSearch nearest, Ranking semantic, Ranking byWords) throws IOException {
        var best = ScoreFusion.fuse(List.of(semantic.found(), byWords.found())).keySet().stream()
                .limit(SecondStage.DEPTH)
                .toList();
        var keyword = byWords.rescored(scores(best));
        var compared = semantic.with(nearest.scores(semantic.missing(best)));
        var fused = ScoreFusion.fuse(List.of(semantic.found(), keyword.found()));
        var second = new SecondStage(new TermWindows(searcher, asked, places));
        return new Stages(keyword, compared, second.reordered(best, fused, compared));
    }

    /** {@return what the words give these passages, of those that have any} */
    private Map<Integer, Float> scores(List<Integer> passages) throws IOException {
        places.read(passages);
        var scores = new HashMap<Integer, Float>();
        for (var passage : passages) {
            if (words.matches(passage)) {
                scores.put(passage, words.score(passage));
            }
        }
        return scores;
    }

    List<PassageHit> hits(Stages found) throws IOException {
        var best = found.scores().keySet().stream().limit(query.limit()).toList();
        return query.mode() == SearchMode.HYBRID
                ? hits(best, found.scores(), keyword(found, best), semantic(found, best))
                : hits(best, found.scores(), found.keyword(), found.semantic());
    }

    private Ranking keyword(Stages found, List<Integer> passages) throws IOException {
        var exact = scores(passages);
        return found.keyword().rescored(exact).with(exact);
    }

    private Ranking semantic(Stages found, List<Integer> passages) throws IOException {
        var vector = query.vector();
        return vector == null
                ? found.semantic()
                : found.semantic().with(nearest(vector).scores(found.semantic().missing(passages)));
    }

    private NearestSearch nearest(float[] vector) {
        return new NearestSearch(searcher, query, filter, vector);
    }

    /** {@return the same with the exact scores of these passages in each ranking that was searched, where they have one} */
    Stages withScoresOf(Stages found, List<Integer> passages) throws IOException {
        var keyword = found.keyword().rescored(scores(found.keyword().documents()));
        return new Stages(
                keyword.withScoresOf(searcher, words(), passages),
                found.semantic().withScoresOf(searcher, nearest(), passages),
                found.scores());
    }

    /** {@return what finds every passage with a word of the question; nothing where words are not searched} */
    Query words() throws IOException {
        return KeywordQuery.whole(searcher, asked, filter.query());
    }

    /** {@return what compares every passage that has a vector; nothing where meaning is not searched} */
    Query nearest() {
        var vector = query.vector();
        return vector == null
                ? new MatchNoDocsQuery("Meaning is not searched")
                : nearest(vector).whole();
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
                .forEach(found -> scores.put(found, Math.max(0, NearestSearch.cosine(semantic.score(found)))));
        return scores;
    }

    private List<PassageHit> hits(List<Integer> best, Map<Integer, Double> scores, Ranking keyword, Ranking semantic)
            throws IOException {
        var kept = new KeptPassages(searcher);
        var hits = new ArrayList<PassageHit>();
        for (var found : best) {
            hits.add(hit(kept.get(found), found, scores.getOrDefault(found, 0.0), keyword, semantic));
        }
        return hits;
    }

    private static PassageHit hit(Passage passage, int found, double score, Ranking keyword, Ranking semantic) {
        return new PassageHit(
                passage,
                Math.min(score, 1),
                semantic.has(found) ? NearestSearch.cosine(semantic.score(found)) : null,
                keyword.has(found) ? keyword.score(found) : null);
    }
}
