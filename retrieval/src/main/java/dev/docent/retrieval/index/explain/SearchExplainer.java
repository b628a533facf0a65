package dev.docent.retrieval.index.explain;

import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.ExplainedHits.ExplainedHit;
import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageExplanation;
import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.QueryWord;
import dev.docent.retrieval.words.WordAnalyzer;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Explains the hits of a search and the passages that it missed.
 *
 * @param mode of the search
 * @param depth how many passages the search read of each list
 * @param words of the question
 */
public record SearchExplainer(SearchMode mode, int depth, List<QueryWord> words, WordAnalyzers analyzers) {

    /**
     * Parts of passages in the two lists of a search.
     *
     * @param <K> identifies a passage in the index
     * @param keyword the passages with a word of the question
     * @param semantic the passages with a vector, if vectors are searched
     */
    public record Parts<K>(Map<K, Part> keyword, Map<K, Part> semantic) {}

    /**
     * {@return the explained hits and passages}
     *
     * @param hits best first
     * @param order all passages that the search ranked, best first
     * @param score of a ranked passage, 0..1
     * @param requested passages to explain besides the hits
     * @param parts of the hits and of the passages to explain
     */
    public <K> ExplainedHits explain(
            Map<K, PassageHit> hits,
            List<K> order,
            ToDoubleFunction<K> score,
            RequestedPassages<K> requested,
            Parts<K> parts) {
        var explained = new ArrayList<ExplainedHit>();
        hits.forEach((key, hit) -> explained.add(
                new ExplainedHit(hit, explanation(hit.passage(), key, explained.size() + 1, hit.score(), parts))));
        var missing = new ArrayList<>(requested.missing());
        requested.found().forEach((key, passage) -> {
            var rank = order.indexOf(key) + 1;
            missing.add(
                    rank > 0
                            ? new MissingPassage(
                                    passage.id(),
                                    Reason.BEYOND_LIMIT,
                                    explanation(passage, key, rank, score.applyAsDouble(key), parts))
                            : unranked(passage, key, parts));
        });
        return new ExplainedHits(explained, missing);
    }

    /** A single list is not read beyond its depth, so the search itself did not rank what is there. */
    private <K> MissingPassage unranked(Passage passage, K key, Parts<K> parts) {
        var keyword = parts.keyword().get(key);
        var semantic = parts.semantic().get(key);
        var reason = switch (mode) {
            case KEYWORD -> keyword == null ? Reason.NO_COMMON_WORD : Reason.BEYOND_LIMIT;
            case SEMANTIC -> reason(semantic, Reason.BEYOND_LIMIT);
            case HYBRID -> reason(semantic, Reason.BEYOND_DEPTH);
        };
        var only = keyword == null ? semantic : keyword;
        return new MissingPassage(
                passage.id(),
                reason,
                reason == Reason.BEYOND_LIMIT && only != null
                        ? explanation(passage, key, only.rank(), only.normalized(), parts)
                        : explanation(passage, key, null, null, parts));
    }

    private Reason reason(@Nullable Part semantic, Reason beyond) {
        if (semantic == null) {
            return Reason.NOT_EMBEDDED;
        }
        return Objects.requireNonNullElse(semantic.rank(), Integer.MAX_VALUE) <= depth ? Reason.PASSED_BY : beyond;
    }

    private <K> PassageExplanation explanation(
            Passage passage, K key, @Nullable Integer rank, @Nullable Double score, Parts<K> parts) {
        var analyzer = analyzers.of(passage.source().language());
        return new PassageExplanation(
                rank,
                score,
                parts.keyword().get(key),
                parts.semantic().get(key),
                shared(passage.text(), analyzer),
                shared(passage.searchContext(), analyzer),
                null);
    }

    /** {@return the words that the text has, as the question writes them, in its order} */
    private List<String> shared(String text, WordAnalyzer analyzer) {
        var terms = new HashSet<>(analyzer.terms(text, Integer.MAX_VALUE));
        return words.stream()
                .filter(word -> word.isIn(terms))
                .map(QueryWord::written)
                .toList();
    }
}
