package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.ExplainedHits.ExplainedHit;
import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.NumberedScores;
import dev.docent.retrieval.index.PassageContext;
import dev.docent.retrieval.index.PassageExplanation;
import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SharedWords;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** One search over one state of the index, that says why it finds what it finds. */
final class ExplainedSearch {

    private final IndexSearcher searcher;
    private final PassageQuery query;
    private final PassageSearch search;
    private final WordAnalyzers analyzers;
    private final SharedWords words;

    ExplainedSearch(IndexSearcher searcher, WordAnalyzers analyzers, PassageQuery query) throws IOException {
        this.searcher = searcher;
        this.query = query;
        this.search = new PassageSearch(searcher, analyzers, query);
        this.analyzers = analyzers;
        this.words = new SharedWords(PassageSearch.asked(searcher, analyzers, query));
    }

    ExplainedHits explain(Collection<String> ids) throws IOException {
        return explain(search.ranked(), ids);
    }

    /** @param ranked what the search found */
    ExplainedHits explain(Stages ranked, Collection<String> ids) throws IOException {
        var hits = search.hits(ranked);
        var order = ranked.scores().best(ranked.scores().size());
        var found = order.subList(0, hits.size());
        var asked = AskedPassages.of(searcher, query, ids).without(found);
        var all = Stream.concat(found.stream(), asked.found().keySet().stream()).toList();
        var compared = ComparedPassages.of(
                searcher, search, query.mode(), ranked, all, asked.found().keySet());
        var missing = new ArrayList<>(asked.missing());
        missing.addAll(missing(asked.found(), order, ranked.scores(), compared));
        return new ExplainedHits(
                IntStream.range(0, hits.size())
                        .mapToObj(i -> hit(hits.get(i), i + 1, found.get(i), compared))
                        .toList(),
                missing);
    }

    private ExplainedHit hit(PassageHit hit, int rank, int document, ComparedPassages compared) {
        return new ExplainedHit(hit, explanation(hit.passage(), document, rank, hit.score(), compared));
    }

    private List<MissingPassage> missing(
            Map<Integer, Passage> asked, List<Integer> order, NumberedScores scores, ComparedPassages compared) {
        return asked.entrySet().stream()
                .map(each -> scores.has(each.getKey())
                        ? new MissingPassage(
                                each.getValue().id(),
                                Reason.BEYOND_LIMIT,
                                explanation(
                                        each.getValue(),
                                        each.getKey(),
                                        order.indexOf(each.getKey()) + 1,
                                        scores.get(each.getKey()),
                                        compared))
                        : unranked(each.getValue(), each.getKey(), compared))
                .toList();
    }

    /** One list alone is read no further than its depth, so what lies beyond it was not ranked by the search itself. */
    private MissingPassage unranked(Passage passage, int document, ComparedPassages compared) {
        var keyword = compared.keyword().get(document);
        var semantic = compared.semantic().get(document);
        var reason = switch (query.mode()) {
            case KEYWORD -> keyword == null ? Reason.NO_COMMON_WORD : Reason.BEYOND_LIMIT;
            case SEMANTIC -> byMeaning(semantic, Reason.BEYOND_LIMIT);
            case HYBRID -> byMeaning(semantic, Reason.BEYOND_DEPTH);
        };
        var only = keyword == null ? semantic : keyword;
        return new MissingPassage(
                passage.id(),
                reason,
                reason == Reason.BEYOND_LIMIT && only != null
                        ? explanation(passage, document, only.rank(), only.normalized(), compared)
                        : explanation(passage, document, null, null, compared));
    }

    private Reason byMeaning(@Nullable Part semantic, Reason beyond) {
        if (semantic == null) {
            return Reason.NOT_EMBEDDED;
        }
        return Objects.requireNonNullElse(semantic.rank(), Integer.MAX_VALUE) <= search.depth()
                ? Reason.PASSED_BY
                : beyond;
    }

    private PassageExplanation explanation(
            Passage passage, int document, @Nullable Integer rank, @Nullable Double score, ComparedPassages compared) {
        var analyzer = analyzers.of(passage.source().language());
        return new PassageExplanation(
                rank,
                score,
                compared.keyword().get(document),
                compared.semantic().get(document),
                words.in(passage.text(), analyzer),
                words.in(PassageContext.of(passage), analyzer));
    }
}
