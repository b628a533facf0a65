package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.TestCollection.Entry;
import dev.docent.bench.evaluation.TestCollection.Query;
import dev.docent.retrieval.AnswerQuestion;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Question.Turn;
import dev.docent.retrieval.evaluation.Share;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.question.QuestionRewriting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Turns questions of a collection into follow-ups of others, and measures whether their answers are still found. */
final class FollowUpEvaluation {

    private static final int PASSAGES = 5;

    private final TestCollection collection;
    private final int most;
    private final SearchPassages search;
    private final AnswerQuestion answers;
    private final QuestionRewriting rewriting;
    private final Map<String, String> titles;
    private final Map<String, Double> recalls = new HashMap<>();

    /** @param most the number of pairs of each kind */
    FollowUpEvaluation(
            TestCollection collection,
            int most,
            SearchPassages search,
            AnswerQuestion answers,
            QuestionRewriting rewriting) {
        this.collection = collection;
        this.most = most;
        this.search = search;
        this.answers = answers;
        this.rewriting = rewriting;
        this.titles = collection.entries().stream().collect(Collectors.toMap(Entry::id, Entry::title));
    }

    /**
     * Recall@5 of the answer to the second of two questions.
     *
     * @param leaning the follow-up as it is
     * @param joined the follow-up appended to the first question
     * @param rewritten the completed follow-up
     * @param original the question before anything was removed
     * @param changed the share of follow-ups that were completed
     */
    record Result(
            String name, int pairs, double leaning, double joined, double rewritten, double original, double changed) {}

    /** Runs all kinds of pairs. */
    List<Result> run() {
        BiPredicate<Query, Query> passage = (first, second) -> document(first).equals(document(second));
        BiPredicate<Query, Query> article =
                (first, second) -> !passage.test(first, second) && sameArticle(first, second);
        BiPredicate<Query, Query> unrelated = (first, second) -> !sameArticle(first, second);
        return List.of(
                measured("pronoun, same passage", pairs(passage, FollowUpQuestion::withPronoun)),
                measured("pronoun, same article", pairs(article, FollowUpQuestion::withPronoun)),
                measured("end removed, same passage", pairs(passage, FollowUpQuestion::withoutEnd)),
                measured("end removed, same article", pairs(article, FollowUpQuestion::withoutEnd)),
                measured("complete, same passage", pairs(passage, FollowUpEvaluation::unchanged)),
                measured("complete, unrelated", pairs(unrelated, FollowUpEvaluation::unchanged)),
                measured("complete after And, unrelated", pairs(unrelated, FollowUpEvaluation::withAnd)));
    }

    /** {@return the share of all questions that are changed after the next question of the file, to which none refers} */
    double changedCompleteQuestions() {
        var queries = collection.queries();
        long changed = 0;
        for (int i = 0; i < queries.size(); i++) {
            var text = queries.get(i).text();
            var before = new Turn(queries.get((i + 1) % queries.size()).text(), "", false);
            var question = new Question(CollectionIndexing.SCOPE, text, List.of(before));
            changed += rewriting.standalone(question).text().equals(text) ? 0 : 1;
        }
        return (double) changed / Math.max(1, queries.size());
    }

    private static Optional<FollowUpQuestion> unchanged(Query first, Query second) {
        return Optional.of(new FollowUpQuestion(first, second, second.text()));
    }

    private static Optional<FollowUpQuestion> withAnd(Query first, Query second) {
        return Optional.of(new FollowUpQuestion(first, second, "And " + second.text()));
    }

    /** The first questions of the file, each once, with the next one that makes a pair with it. */
    private List<FollowUpQuestion> pairs(
            BiPredicate<Query, Query> related, BiFunction<Query, Query, Optional<FollowUpQuestion>> made) {
        var queries = collection.queries().stream()
                .filter(query ->
                        query.isAnswerable() && !collection.relevantTo(query).isEmpty())
                .toList();
        var pairs = new ArrayList<FollowUpQuestion>();
        for (int i = 0; i < queries.size() && pairs.size() < most; i++) {
            var second = queries.get(i);
            for (int step = 1; step < queries.size(); step++) {
                var first = queries.get((i + step) % queries.size());
                var pair = related.test(first, second) ? made.apply(first, second) : Optional.<FollowUpQuestion>empty();
                if (pair.isPresent()) {
                    pairs.add(pair.get());
                    break;
                }
            }
        }
        return pairs;
    }

    private Result measured(String name, List<FollowUpQuestion> pairs) {
        var completed = pairs.stream().collect(Collectors.toMap(Function.identity(), this::rewritten));
        return new Result(
                name,
                pairs.size(),
                mean(pairs, pair -> recall(pair, pair.text())),
                mean(pairs, pair -> recall(pair, pair.first().text() + " " + pair.text())),
                mean(pairs, pair -> recall(pair, completed.getOrDefault(pair, ""))),
                mean(pairs, pair -> recall(pair, pair.original().text())),
                Share.of(pairs, pair -> !pair.text().equals(completed.get(pair))));
    }

    private static double mean(List<FollowUpQuestion> pairs, ToDoubleFunction<FollowUpQuestion> recall) {
        return pairs.stream().mapToDouble(recall).average().orElse(0);
    }

    private String rewritten(FollowUpQuestion pair) {
        var answer = answers.answer(
                new Question(CollectionIndexing.SCOPE, pair.first().text(), List.of()));
        var before = new Turn(pair.first().text(), answer.text(), answer.grounded());
        return rewriting
                .standalone(new Question(CollectionIndexing.SCOPE, pair.text(), List.of(before)))
                .text();
    }

    private double recall(FollowUpQuestion pair, String text) {
        return recalls.computeIfAbsent(pair.original().id() + " " + text, key -> searched(pair, text));
    }

    private double searched(FollowUpQuestion pair, String text) {
        var relevant = collection.relevantTo(pair.original()).keySet();
        var found = search.search(CollectionIndexing.SCOPE, text, SearchMode.HYBRID, PASSAGES, null).stream()
                .map(hit -> hit.passage().source().document())
                .filter(relevant::contains)
                .distinct()
                .count();
        return (double) found / relevant.size();
    }

    private String document(Query query) {
        return collection.relevantTo(query).keySet().stream()
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    private boolean sameArticle(Query first, Query second) {
        return title(first).equals(title(second));
    }

    private String title(Query query) {
        return titles.getOrDefault(document(query), "");
    }
}
