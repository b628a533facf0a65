package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.TestCollection.Query;
import dev.docent.retrieval.AnswerQuestion;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.evaluation.CitationMetrics;
import dev.docent.retrieval.evaluation.Latency;
import dev.docent.retrieval.evaluation.RefusalMetrics;
import dev.docent.retrieval.evaluation.SquadScore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the questions and compares answers and citations with what the collection expects. */
final class AnswerEvaluation {

    private final TestCollection collection;
    private final AnswerQuestion answering;
    private final StoredTexts texts;
    private final QuestionTimes times;

    private final List<SquadScore> scores = new ArrayList<>();
    private final List<RefusalMetrics.Outcome> outcomes = new ArrayList<>();
    private final List<CitationMetrics.Outcome> citations = new ArrayList<>();
    private final List<Long> latencies = new ArrayList<>();
    private long words;

    AnswerEvaluation(TestCollection collection, AnswerQuestion answering, StoredTexts texts, QuestionTimes times) {
        this.collection = collection;
        this.answering = answering;
        this.texts = texts;
        this.times = times;
    }

    /**
     * The metrics of all questions asked.
     *
     * @param questions the number of questions with an expected answer
     * @param contains the share of them whose answer contains an expected one
     * @param exact the share whose answer equals an expected one
     * @param f1 the mean F1 of the words
     * @param answerRate the share of questions with an answer in the collection that were not refused
     * @param meanWords the mean length of answers
     * @param refusal null if every question has an answer
     * @param latency of an answer, including the embedding of the question
     */
    record Result(
            int questions,
            double contains,
            double exact,
            double f1,
            double answerRate,
            double meanWords,
            CitationMetrics citations,
            @Nullable RefusalMetrics refusal,
            Latency latency) {}

    /** Asks the first {@code most} questions. */
    Result run(int most) {
        collection.queries().stream().limit(most).forEach(this::ask);
        return new Result(
                scores.size(),
                scores.stream().mapToDouble(SquadScore::contains).average().orElse(0),
                scores.stream().mapToDouble(SquadScore::exact).average().orElse(0),
                scores.stream().mapToDouble(SquadScore::f1).average().orElse(0),
                RefusalMetrics.answerRate(outcomes),
                (double) words / Math.max(1, answered()),
                CitationMetrics.of(citations),
                outcomes.stream().allMatch(RefusalMetrics.Outcome::answerable) ? null : RefusalMetrics.of(outcomes),
                Latency.of(latencies));
    }

    private void ask(Query query) {
        var start = System.nanoTime();
        var answer = answering.answer(new Question(CollectionIndexing.SCOPE, query.text(), List.of()));
        latencies.add(times.embedding(query) + System.nanoTime() - start);
        outcomes.add(new RefusalMetrics.Outcome(query.isAnswerable(), !answer.grounded()));
        var text = answer.plainText();
        words += text.isEmpty() ? 0 : text.split("\\s+").length;
        compare(query, text, answer);
    }

    private void compare(Query query, String text, Answer answer) {
        var expected = collection.answersTo(query);
        if (query.isAnswerable() && !expected.isEmpty()) {
            scores.add(SquadScore.of(text, expected));
        }
        for (var citation : answer.citations()) {
            citations.add(new CitationMetrics.Outcome(
                    query.isAnswerable(),
                    collection.relevantTo(query).containsKey(citation.document()),
                    SquadScore.isIn(texts.passageOf(citation), expected),
                    texts.holds(citation)));
        }
    }

    private long answered() {
        return outcomes.stream().filter(outcome -> !outcome.refused()).count();
    }
}
