package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.TestCollection.Query;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.evaluation.SquadScore;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Passage;
import java.util.List;
import java.util.Map;

/**
 * The number of tokens of a search result that must be read to reach the answer. This makes passages of different sizes
 * comparable: large ones hold more each, but fewer of them are read.
 */
record ArticleEvaluation(TestCollection collection, Paragraphs paragraphs, SearchPassages search) {

    /** Limits of the tokens read. The first passage is always read. */
    static final List<Integer> BUDGETS = List.of(256, 512, 1024, 2048);

    private static final int DEPTH = 100;

    /** {@return for each budget, the share of questions whose answer was read in a relevant paragraph} */
    List<Double> run(ReadingOrder reading, ArticlePassages passages) {
        var needed = collection.queries().stream()
                .filter(query -> !collection.relevantTo(query).isEmpty()
                        && !collection.answersTo(query).isEmpty())
                .map(query -> needed(query, reading.of(hits(query), passages)))
                .toList();
        return BUDGETS.stream()
                .map(budget -> (double) needed.stream()
                                .filter(tokens -> tokens <= budget)
                                .count()
                        / needed.size())
                .toList();
    }

    private List<PassageHit> hits(Query query) {
        return search.search(CollectionIndexing.SCOPE, query.text(), SearchMode.HYBRID, DEPTH, null);
    }

    /** {@return the tokens read up to and including the passage with the answer; 0 if that is the first} */
    private int needed(Query query, List<Passage> read) {
        var answers = collection.answersTo(query);
        var judged = collection.relevantTo(query);
        int tokens = 0;
        for (var passage : read) {
            tokens += passage.tokens();
            if (isJudged(passage, judged) && SquadScore.isIn(passage.text(), answers)) {
                return tokens == passage.tokens() ? 0 : tokens;
            }
        }
        return Integer.MAX_VALUE;
    }

    private boolean isJudged(Passage passage, Map<String, Integer> judged) {
        return judged.keySet().stream().anyMatch(paragraph -> paragraphs.overlaps(paragraph, passage));
    }
}
