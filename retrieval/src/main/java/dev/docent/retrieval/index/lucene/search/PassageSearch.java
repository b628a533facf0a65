package dev.docent.retrieval.index.lucene.search;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.fusion.ScoreFusion;
import dev.docent.retrieval.index.lucene.field.ScopeLanguages;
import dev.docent.retrieval.index.lucene.field.StoredPassages;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.index.lucene.keyword.DocumentNames;
import dev.docent.retrieval.index.lucene.keyword.KeywordQuery;
import dev.docent.retrieval.index.lucene.keyword.KeywordScores;
import dev.docent.retrieval.index.lucene.keyword.KeywordSearch;
import dev.docent.retrieval.index.lucene.keyword.PassageLengths;
import dev.docent.retrieval.index.lucene.keyword.QueryTerms;
import dev.docent.retrieval.index.lucene.keyword.ScopeSearcher;
import dev.docent.retrieval.index.lucene.keyword.TermPositions;
import dev.docent.retrieval.index.lucene.keyword.TermProximity;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals;
import dev.docent.retrieval.index.lucene.vector.VectorSearch;
import dev.docent.retrieval.words.NameWord;
import dev.docent.retrieval.words.QueryWord;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TaskExecutor;

/** A search of passages by keywords, by vectors or by both, on one snapshot of the index. */
public final class PassageSearch {

    /**
     * The minimum depth of each ranking. Fusing lists of 200 was measured to be better than lists of 100 and of 500, and a
     * graph search for ten visits too few vectors to find the ten nearest.
     */
    private static final int DEPTH = 200;

    /** In scopes of this many passages keywords and vectors are searched in parallel; in smaller ones that takes longer. */
    private static final long PARALLEL = 5_000;

    /** How many passages of the documents that the question names are read of each ranking, besides those of all documents. */
    private static final int NAMED_DEPTH = 50;

    /** The lift of a passage whose document is named beyond doubt, relative to the highest score. */
    private static final double NAME_WEIGHT = 0.5;

    private static final TaskExecutor EXECUTOR = new TaskExecutor(Thread::startVirtualThread);

    private final ScopeSearcher searcher;
    private final LuceneInternals internals;
    private final PassageQuery query;
    private final PassageFilter filter;
    private final long size;
    private final QueryTerms terms;
    private final TermPositions positions;
    private final KeywordScores keywordScores;
    private final DocumentNames names;

    public PassageSearch(
            IndexSearcher index,
            WordAnalyzers analyzers,
            LuceneInternals internals,
            PassageLengths lengths,
            PassageQuery query)
            throws IOException {
        this.internals = internals;
        this.query = query;
        this.filter = PassageFilter.of(query.scope(), query.filter());
        this.searcher = new ScopeSearcher(index, filter.scope(), lengths);
        this.size = filter.scope().size(searcher.getIndexReader());
        this.terms = QueryTerms.of(
                searcher, query.mode() == SearchMode.SEMANTIC ? List.of() : words(searcher, analyzers, query));
        this.positions = new TermPositions(searcher, terms);
        this.keywordScores = new KeywordScores(searcher, internals, terms, positions);
        this.names = DocumentNames.of(
                searcher, query.mode() == SearchMode.SEMANTIC ? List.of() : nameWords(searcher, analyzers, query));
    }

    private static List<NameWord> nameWords(IndexSearcher searcher, WordAnalyzers analyzers, PassageQuery query)
            throws IOException {
        return analyzers.nameWords(query.text(), languages(searcher, query));
    }

    private static Set<TextLanguage> languages(IndexSearcher searcher, PassageQuery query) throws IOException {
        var scope = PassageFilter.of(query.scope(), null).scope();
        return ScopeLanguages.of(searcher.getIndexReader(), scope.terms());
    }

    /** {@return the words of the query, analyzed in the languages of the passages in its scope} */
    public static List<QueryWord> words(IndexSearcher searcher, WordAnalyzers analyzers, PassageQuery query)
            throws IOException {
        return analyzers.queryWords(query.text(), languages(searcher, query), QueryTerms.MAX_TERMS);
    }

    /** {@return a searcher with the statistics of the scope} */
    public IndexSearcher searcher() {
        return searcher;
    }

    public List<PassageHit> hits() throws IOException {
        return hits(ranked());
    }

    /** {@return how many passages of each ranking are read} */
    public int depth() {
        return Math.max(query.limit(), DEPTH);
    }

    /** {@return the passages of both rankings, with the scores that order them} */
    public RankedPassages ranked() throws IOException {
        var vector = query.vector();
        if (vector == null) {
            var byKeyword = RankedPassages.byKeyword(withPairs(byKeyword()));
            return byKeyword.with(names.lift(byKeyword.scores(), NAME_WEIGHT));
        }
        var vectorSearch = vectorSearch(vector);
        if (query.mode() == SearchMode.SEMANTIC) {
            return RankedPassages.byVector(vectorSearch.best(depth()));
        }
        List<DocScores> lists = size < PARALLEL
                ? List.of(byVector(vectorSearch, vector), byKeyword())
                : EXECUTOR.invokeAll(List.of(() -> byVector(vectorSearch, vector), this::byKeyword));
        return fused(vectorSearch, lists.getFirst(), lists.getLast());
    }

    private DocScores byKeyword() throws IOException {
        var all = new KeywordSearch(searcher, filter.metadata(), terms, size).best(depth());
        return names.best() == null
                ? all
                : all.with(new KeywordSearch(searcher, filter.and(names.best()).metadata(), terms, size)
                        .best(NAMED_DEPTH));
    }

    private DocScores byVector(VectorSearch vectorSearch, float[] vector) throws IOException {
        var all = vectorSearch.best(depth());
        return names.best() == null
                ? all
                : all.with(vectorSearch(filter.and(names.best()), vector).best(NAMED_DEPTH));
    }

    /** {@return the same passages with the scores of all terms and of pairs of terms} */
    public DocScores withPairs(DocScores keyword) throws IOException {
        return keyword.replacedBy(keywordScores.of(keyword.docs()));
    }

    /** Positions are expensive to read and lift a passage only a little, so they are read for the best only. */
    private RankedPassages fused(VectorSearch vectorSearch, DocScores semantic, DocScores withoutPairs)
            throws IOException {
        var weight = query.semanticWeight();
        var best = names.lift(ScoreFusion.fuse(semantic, withoutPairs, weight), NAME_WEIGHT)
                .best(ProximityRescorer.DEPTH);
        var keyword = withoutPairs.replacedBy(keywordScores.of(best));
        var compared = semantic.with(vectorSearch.scores(semantic.lacking(best)));
        var rescorer = new ProximityRescorer(new TermProximity(searcher, terms, positions), weight);
        var rescored = rescorer.rescore(best, ScoreFusion.fuse(semantic, keyword, weight), compared);
        return new RankedPassages(keyword, semantic, compared, names.lift(rescored, NAME_WEIGHT));
    }

    /** {@return the best passages, each with its exact scores by keywords and by vectors} */
    public List<PassageHit> hits(RankedPassages ranked) throws IOException {
        var best = ranked.scores().best(query.limit());
        var keyword = query.mode() == SearchMode.HYBRID ? keywordScores.of(best) : ranked.keyword();
        var semantic = semantic(ranked, best);
        var passages = new StoredPassages(searcher).get(best);
        var hits = new ArrayList<PassageHit>();
        for (var each : best) {
            hits.add(new PassageHit(
                    Objects.requireNonNull(passages.get(each)),
                    Math.min(ranked.scores().get(each), 1),
                    semantic.has(each) ? VectorSearch.cosine(semantic.get(each)) : null,
                    keyword.has(each) ? keyword.get(each) : null));
        }
        return hits;
    }

    private DocScores semantic(RankedPassages ranked, List<Integer> docs) throws IOException {
        var vector = query.vector();
        var lacking = ranked.compared().lacking(docs);
        return vector == null || lacking.isEmpty()
                ? ranked.compared()
                : ranked.compared().with(vectorSearch(vector).scores(lacking));
    }

    private VectorSearch vectorSearch(float[] vector) {
        return vectorSearch(filter, vector);
    }

    private VectorSearch vectorSearch(PassageFilter filter, float[] vector) {
        return new VectorSearch(searcher, internals, query.scope().owners(), filter, size, vector);
    }

    /** {@return a query for all passages that have a word of the query; matches nothing in a semantic search} */
    public Query keywordQuery() throws IOException {
        return KeywordQuery.of(searcher, terms, filter.query());
    }

    /** {@return a query that compares all passages that have a vector; matches nothing in a keyword search} */
    public Query vectorQuery() {
        var vector = query.vector();
        return vector == null
                ? new MatchNoDocsQuery("Vectors are not searched")
                : vectorSearch(vector).exhaustive();
    }
}
