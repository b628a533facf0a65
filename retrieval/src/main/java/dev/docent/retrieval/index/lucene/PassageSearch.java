package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.NumberedScores;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.ScoreFusion;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.words.AskedWord;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TaskExecutor;

/** One search over one state of the index. */
final class PassageSearch {

    /**
     * How deep each ranking is read at the least: before the two are fused, since that was measured to be better than 100
     * and than 500, and for each alone, since a graph that is asked for ten is walked too little to find the best ten.
     */
    private static final int DEPTH = 200;

    /** In a scope with so many passages, words and vectors are searched at the same time; below, that takes longer. */
    private static final long WORTH_A_THREAD = 5_000;

    private static final TaskExecutor BESIDE = new TaskExecutor(Thread::startVirtualThread);

    private final IndexSearcher searcher;
    private final PassageQuery query;
    private final PassageFilter filter;
    private final long size;
    private final AskedTerms asked;
    private final WordPlaces places;
    private final WordScores words;

    PassageSearch(IndexSearcher searcher, WordAnalyzers analyzers, PassageQuery query) throws IOException {
        this.searcher = searcher;
        this.query = query;
        this.filter = PassageFilter.of(query.scope(), query.filter());
        this.size = filter.scope().size(searcher.getIndexReader());
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
            return Stages.byWords(exactly(byWords()));
        }
        var nearest = nearest(vector);
        if (query.mode() == SearchMode.SEMANTIC) {
            return Stages.byMeaning(nearest.best(depth()));
        }
        var found = both(nearest);
        return fused(nearest, found.getFirst(), found.getLast());
    }

    private NumberedScores byWords() throws IOException {
        return Stages.list(new KeywordSearch(searcher, filter, asked, size).best(depth()));
    }

    /** {@return the same passages with all that the words give them, pairs counted in} */
    NumberedScores exactly(NumberedScores byWords) throws IOException {
        return byWords.replacedBy(words.of(byWords.numbers()));
    }

    /** {@return what is nearest, and what is best by words} */
    private List<NumberedScores> both(NearestSearch nearest) throws IOException {
        return size < WORTH_A_THREAD
                ? List.of(nearest.best(depth()), byWords())
                : BESIDE.invokeAll(List.of(() -> nearest.best(depth()), this::byWords));
    }

    /** Where the words stand in a passage is dear to read, and can lift it little: it is looked at for the best alone. */
    private Stages fused(NearestSearch nearest, NumberedScores semantic, NumberedScores byWords) throws IOException {
        var best = ScoreFusion.fuse(semantic, byWords).best(SecondStage.DEPTH);
        var keyword = byWords.replacedBy(words.of(best));
        var compared = semantic.with(nearest.scores(semantic.lacking(best)));
        var second = new SecondStage(new TermWindows(searcher, asked, places));
        return new Stages(
                keyword, semantic, compared, second.reordered(best, ScoreFusion.fuse(semantic, keyword), compared));
    }

    /** {@return the best, each with the exact score that each list gives it} */
    List<PassageHit> hits(Stages found) throws IOException {
        var best = found.scores().best(query.limit());
        var keyword = query.mode() == SearchMode.HYBRID ? words.of(best) : found.keyword();
        var semantic = semantic(found, best);
        var kept = new KeptPassages(searcher).get(best);
        var hits = new ArrayList<PassageHit>();
        for (var each : best) {
            hits.add(new PassageHit(
                    Objects.requireNonNull(kept.get(each)),
                    Math.min(found.scores().get(each), 1),
                    semantic.has(each) ? NearestSearch.cosine(semantic.get(each)) : null,
                    keyword.has(each) ? keyword.get(each) : null));
        }
        return hits;
    }

    private NumberedScores semantic(Stages found, List<Integer> passages) throws IOException {
        var vector = query.vector();
        var lacking = found.compared().lacking(passages);
        return vector == null || lacking.isEmpty()
                ? found.compared()
                : found.compared().with(nearest(vector).scores(lacking));
    }

    private NearestSearch nearest(float[] vector) {
        return new NearestSearch(searcher, query, filter, size, vector);
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
}
