package dev.docent.retrieval.index.lucene.explain;

import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.explain.RequestedPassages;
import dev.docent.retrieval.index.explain.SearchExplainer;
import dev.docent.retrieval.index.explain.SearchExplainer.Parts;
import dev.docent.retrieval.index.fusion.ScoreFusion;
import dev.docent.retrieval.index.lucene.field.StoredPassages;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.index.lucene.keyword.PassageLengths;
import dev.docent.retrieval.index.lucene.search.PassageSearch;
import dev.docent.retrieval.index.lucene.search.RankedPassages;
import dev.docent.retrieval.index.lucene.segment.CandidateScores;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals;
import dev.docent.retrieval.index.lucene.vector.VectorSearch;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;

/** Explains a search: its hits, and why it misses other passages. Identifies passages by doc ID. */
public final class LuceneExplainer implements RequestedPassages.Lookup<Integer> {

    private final IndexSearcher searcher;
    private final PassageQuery query;
    private final PassageSearch search;
    private final SearchExplainer explainer;

    public LuceneExplainer(
            IndexSearcher index,
            WordAnalyzers analyzers,
            LuceneInternals internals,
            PassageLengths lengths,
            PassageQuery query)
            throws IOException {
        this.query = query;
        this.search = new PassageSearch(index, analyzers, internals, lengths, query);
        this.searcher = search.searcher();
        this.explainer = new SearchExplainer(
                query.mode(), search.depth(), PassageSearch.words(searcher, analyzers, query), analyzers);
    }

    /** {@return the hits and the requested passages that are not among them} @param ids of requested passages */
    public ExplainedHits explain(Collection<String> ids) throws IOException {
        return explain(search.ranked(), ids);
    }

    ExplainedHits explain(RankedPassages ranked, Collection<String> ids) throws IOException {
        var found = search.hits(ranked);
        var order = ranked.scores().best(ranked.scores().size());
        var hits = new LinkedHashMap<Integer, PassageHit>();
        found.forEach(hit -> hits.put(order.get(hits.size()), hit));
        var requested = RequestedPassages.of(query, ids, found, this);
        return explainer.explain(
                hits,
                order,
                ranked.scores()::get,
                requested,
                parts(ranked, hits.keySet(), requested.found().keySet()));
    }

    private Parts<Integer> parts(RankedPassages ranked, Set<Integer> hits, Set<Integer> requested) throws IOException {
        var all = Stream.concat(hits.stream(), requested.stream()).toList();
        var fused = query.mode() == SearchMode.HYBRID;
        var keyword = new ExplainedList(searcher, search.keywordQuery(), search.withPairs(ranked.keyword()), all);
        var semantic = new ExplainedList(searcher, search.vectorQuery(), ranked.semantic(), all);
        return new Parts<>(
                keyword.parts(requested, score -> score, fused ? null : ScoreFusion::saturated),
                semantic.parts(requested, VectorSearch::cosine, fused ? null : RankedPassages::positiveCosine));
    }

    @Override
    public Optional<Entry<Integer, Passage>> find(DocumentRef document, int ordinal) {
        try {
            var passage = new BooleanQuery.Builder()
                    .add(PassageFilter.of(query.scope(), null).query(), Occur.FILTER)
                    .add(PassageFilter.passages(document, List.of(ordinal)), Occur.FILTER)
                    .build();
            var found = searcher.search(passage, 1).scoreDocs;
            return found.length == 0
                    ? Optional.empty()
                    : Optional.of(Map.entry(found[0].doc, new StoredPassages(searcher).get(found[0].doc)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the index", e);
        }
    }

    @Override
    public boolean passesFilter(Integer doc) {
        try {
            var filter = PassageFilter.of(query.scope(), query.filter()).query();
            return CandidateScores.of(searcher, filter, List.of(doc)).has(doc);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the index", e);
        }
    }
}
