package dev.docent.api.evaluation;

import dev.docent.retrieval.evaluation.Latency;
import dev.docent.retrieval.evaluation.RefusalMetrics;
import dev.docent.retrieval.evaluation.RetrievalMetrics;
import dev.docent.retrieval.evaluation.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The measured figures of an evaluation, or the differences between two; null for a figure that no question measures. */
@Schema(name = "EvaluationFigures", description = "From 0 to 1, except the latencies; null if no question measures it")
record Figures(
        @Nullable @Schema(description = "Share of the expected documents found at rank 1")
        Double recall1,

        @Nullable @Schema(description = "Share of the expected documents found among the first 5")
        Double recall5,

        @Nullable @Schema(description = "Share of the expected documents found among the first 10")
        Double recall10,

        @Nullable @Schema(description = "Mean of 1/rank of the expected document, 0 beyond the first 10")
        Double mrr10,

        @Nullable @Schema(description = "Normalized discounted cumulative gain of the first 10, as in trec_eval")
        Double ndcg10,

        @Nullable
        @Schema(
                description =
                        "Share of the questions with an expected answer whose answer contains it as a phrase, ignoring"
                                + " case, punctuation and articles")
        Double answerContains,

        @Nullable @Schema(description = "Share of the answerable questions that were answered and not refused")
        Double answerRate,

        @Nullable @Schema(description = "Share of all questions that were refused")
        Double refusalRate,

        @Nullable @Schema(description = "Share of the refused questions that are unanswerable")
        Double refusalPrecision,

        @Nullable @Schema(description = "Share of the unanswerable questions that were refused")
        Double refusalRecall,

        @Nullable @Schema(description = "Share of the citations that cite the expected document, if one is expected")
        Double citationPrecision,

        @Nullable @Schema(description = "Median duration of an answer, in milliseconds")
        Double latencyP50Ms,

        @Nullable @Schema(description = "95th percentile of the duration of an answer, in milliseconds")
        Double latencyP95Ms) {

    /** {@return the figures of at least one result} */
    static Figures of(List<Result> results) {
        var searched = filter(results, result -> result.question().expectsDocument());
        var ranking = RetrievalMetrics.mean(searched.stream()
                .map(result -> RetrievalMetrics.ofRank(result.outcome().rank()))
                .toList());
        var expecting = filter(results, result -> result.question().expectsAnswer());
        var outcomes = results.stream().map(Figures::refusal).toList();
        var answerable = filter(outcomes, RefusalMetrics.Outcome::answerable);
        var refusal = answerable.size() == outcomes.size() ? null : RefusalMetrics.of(outcomes);
        var cited = searched.stream()
                .flatMap(result -> result.outcome().citations().stream())
                .toList();
        var latency = Latency.of(
                results.stream().map(result -> result.outcome().tookNanos()).toList());
        return new Figures(
                unlessEmpty(searched, ranking.recall1()),
                unlessEmpty(searched, ranking.recall5()),
                unlessEmpty(searched, ranking.recall10()),
                unlessEmpty(searched, ranking.mrr10()),
                unlessEmpty(searched, ranking.ndcg10()),
                unlessEmpty(
                        expecting,
                        Share.of(
                                expecting,
                                result -> Boolean.TRUE.equals(result.outcome().contains()))),
                unlessEmpty(answerable, RefusalMetrics.answerRate(outcomes)),
                Share.of(outcomes, RefusalMetrics.Outcome::refused),
                refusal == null ? null : refusal.precision(),
                refusal == null ? null : refusal.recall(),
                unlessEmpty(cited, Share.of(cited, Result.Cited::expected)),
                latency.p50(),
                latency.p95());
    }

    /** {@return this minus the other, figure by figure; null if either is null} */
    Figures minus(Figures other) {
        return new Figures(
                difference(other, Figures::recall1),
                difference(other, Figures::recall5),
                difference(other, Figures::recall10),
                difference(other, Figures::mrr10),
                difference(other, Figures::ndcg10),
                difference(other, Figures::answerContains),
                difference(other, Figures::answerRate),
                difference(other, Figures::refusalRate),
                difference(other, Figures::refusalPrecision),
                difference(other, Figures::refusalRecall),
                difference(other, Figures::citationPrecision),
                difference(other, Figures::latencyP50Ms),
                difference(other, Figures::latencyP95Ms));
    }

    private @Nullable Double difference(Figures other, Function<Figures, @Nullable Double> figure) {
        var mine = figure.apply(this);
        var others = figure.apply(other);
        return mine == null || others == null ? null : mine - others;
    }

    private static RefusalMetrics.Outcome refusal(Result result) {
        return new RefusalMetrics.Outcome(
                !result.question().unanswerable(), !result.outcome().grounded());
    }

    private static <T> List<T> filter(List<T> all, Predicate<T> condition) {
        return all.stream().filter(condition).toList();
    }

    private static @Nullable Double unlessEmpty(List<?> counted, double figure) {
        return counted.isEmpty() ? null : figure;
    }
}
