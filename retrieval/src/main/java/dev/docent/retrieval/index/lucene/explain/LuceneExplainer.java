package dev.docent.retrieval.index.lucene.explain;

import dev.docent.retrieval.index.DocScores;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.ExplainedHits.ExplainedHit;
import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageContext;
import dev.docent.retrieval.index.PassageExplanation;
import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.SharedWords;
import dev.docent.retrieval.index.lucene.search.PassageSearch;
import dev.docent.retrieval.index.lucene.search.RankedPassages;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals;
import dev.docent.retrieval.index.lucene.vector.VectorSearch;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Explains a search: its hits, and why it misses other passages. */
public final class LuceneExplainer {

    private final IndexSearcher searcher;
    private final PassageQuery query;
    private final PassageSearch search;
    private final WordAnalyzers analyzers;
    private final SharedWords words;

    public LuceneExplainer(
            IndexSearcher searcher, WordAnalyzers analyzers, LuceneInternals internals, PassageQuery query)
            throws IOException {
        this.searcher = searcher;
        this.query = query;
        this.search = new PassageSearch(searcher, analyzers, internals, query);
        this.analyzers = analyzers;
        this.words = new SharedWords(PassageSearch.words(searcher, analyzers, query));
    }

    /** {@return the hits and the requested passages that are not among them} @param ids of requested passages */
    public ExplainedHits explain(Collection<String> ids) throws IOException {
        return explain(search.ranked(), ids);
    }

    ExplainedHits explain(RankedPassages ranked, Collection<String> ids) throws IOException {
        var hits = search.hits(ranked);
        var order = ranked.scores().best(ranked.scores().size());
        var found = order.subList(0, hits.size());
        var requested = RequestedPassages.of(searcher, query, ids).without(found);
        var lists = lists(ranked, found, requested.found().keySet());
        var explained = new ArrayList<ExplainedHit>();
        for (int i = 0; i < hits.size(); i++) {
            var hit = hits.get(i);
            explained.add(new ExplainedHit(hit, explanation(hit.passage(), found.get(i), i + 1, hit.score(), lists)));
        }
        var missing = new ArrayList<>(requested.missing());
        requested.found().forEach((doc, passage) -> missing.add(missing(passage, doc, order, ranked.scores(), lists)));
        return new ExplainedHits(explained, missing);
    }

    private Lists lists(RankedPassages ranked, Collection<Integer> found, Set<Integer> requested) throws IOException {
        var all = Stream.concat(found.stream(), requested.stream()).toList();
        var fused = query.mode() == SearchMode.HYBRID;
        var keyword = new ExplainedList(searcher, search.keywordQuery(), search.withPairs(ranked.keyword()), all);
        var semantic = new ExplainedList(searcher, search.vectorQuery(), ranked.semantic(), all);
        return new Lists(
                keyword.parts(requested, score -> score, fused ? null : RankedPassages::saturated),
                semantic.parts(requested, VectorSearch::cosine, fused ? null : RankedPassages::positiveCosine));
    }

    private MissingPassage missing(Passage passage, int doc, List<Integer> order, DocScores scores, Lists lists) {
        if (scores.has(doc)) {
            var explanation = explanation(passage, doc, order.indexOf(doc) + 1, scores.get(doc), lists);
            return new MissingPassage(passage.id(), Reason.BEYOND_LIMIT, explanation);
        }
        var keyword = lists.keyword().get(doc);
        var semantic = lists.semantic().get(doc);
        var reason = unrankedReason(keyword, semantic);
        var only = keyword == null ? semantic : keyword;
        var explanation = reason == Reason.BEYOND_LIMIT && only != null
                ? explanation(passage, doc, only.rank(), only.normalized(), lists)
                : explanation(passage, doc, null, null, lists);
        return new MissingPassage(passage.id(), reason, explanation);
    }

    /** A search reads each list to its depth only, so it does not rank what lies beyond. */
    private Reason unrankedReason(@Nullable Part keyword, @Nullable Part semantic) {
        return switch (query.mode()) {
            case KEYWORD -> keyword == null ? Reason.NO_COMMON_WORD : Reason.BEYOND_LIMIT;
            case SEMANTIC -> semanticReason(semantic, Reason.BEYOND_LIMIT);
            case HYBRID -> semanticReason(semantic, Reason.BEYOND_DEPTH);
        };
    }

    private Reason semanticReason(@Nullable Part semantic, Reason beyond) {
        if (semantic == null) {
            return Reason.NOT_EMBEDDED;
        }
        return Objects.requireNonNullElse(semantic.rank(), Integer.MAX_VALUE) <= search.depth()
                ? Reason.PASSED_BY
                : beyond;
    }

    private PassageExplanation explanation(
            Passage passage, int doc, @Nullable Integer rank, @Nullable Double score, Lists lists) {
        var analyzer = analyzers.of(passage.source().language());
        return new PassageExplanation(
                rank,
                score,
                lists.keyword().get(doc),
                lists.semantic().get(doc),
                words.in(passage.text(), analyzer),
                words.in(PassageContext.of(passage), analyzer));
    }

    /**
     * The parts of both lists in the result, by doc ID.
     *
     * @param keyword the passages that have a word of the query
     * @param semantic the passages that have a vector
     */
    private record Lists(Map<Integer, Part> keyword, Map<Integer, Part> semantic) {}
}
