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

/** What an evaluation measured; null where no question asks for it. Or the differences of two such. */
@Schema(
        name = "EvaluationFigures",
        description = "All but the latencies are from 0 to 1; null where no question asks for it")
record Figures(
        @Nullable @Schema(description = "Share of the expected documents that are found first")
        Double recall1,

        @Nullable @Schema(description = "Share of the expected documents among the first 5 that are found")
        Double recall5,

        @Nullable @Schema(description = "Share of the expected documents among the first 10 that are found")
        Double recall10,

        @Nullable @Schema(description = "Mean of 1/rank of the expected document, 0 beyond the first 10")
        Double mrr10,

        @Nullable @Schema(description = "Normalised discounted cumulated gain of the first 10, as trec_eval has it")
        Double ndcg10,

        @Nullable
        @Schema(
                description =
                        "Share of the questions with an expected answer whose answer holds one, its words together"
                                + " and in their order, without regard to case, punctuation and articles")
        Double answerContains,

        @Nullable @Schema(description = "Share of the questions with an answer that were answered and not refused")
        Double answerRate,

        @Nullable @Schema(description = "Share of all questions that were refused")
        Double refusalRate,

        @Nullable @Schema(description = "Share of the refused questions that are unanswerable")
        Double refusalPrecision,

        @Nullable @Schema(description = "Share of the unanswerable questions that were refused")
        Double refusalRecall,

        @Nullable
        @Schema(description = "Share of the citations that are of the expected document, where one is expected")
        Double citationPrecision,

        @Nullable @Schema(description = "Half of the answers took no longer, in milliseconds")
        Double latencyP50Ms,

        @Nullable @Schema(description = "95 % of the answers took no longer, in milliseconds")
        Double latencyP95Ms) {

    /** {@return the figures of these results, at least one} */
    static Figures of(List<Result> results) {
        var searched = those(results, result -> result.question().expectsDocument());
        var ranking = RetrievalMetrics.mean(searched.stream()
                .map(result -> RetrievalMetrics.ofRank(result.outcome().rank()))
                .toList());
        var expecting = those(results, result -> result.question().expectsAnswer());
        var outcomes = results.stream().map(Figures::refusal).toList();
        var answerable = those(outcomes, RefusalMetrics.Outcome::answerable);
        var refusal = answerable.size() == outcomes.size() ? null : RefusalMetrics.of(outcomes);
        var cited = searched.stream()
                .flatMap(result -> result.outcome().citations().stream())
                .toList();
        var latency = Latency.of(
                results.stream().map(result -> result.outcome().tookNanos()).toList());
        return new Figures(
                unlessNone(searched, ranking.recall1()),
                unlessNone(searched, ranking.recall5()),
                unlessNone(searched, ranking.recall10()),
                unlessNone(searched, ranking.mrr10()),
                unlessNone(searched, ranking.ndcg10()),
                unlessNone(
                        expecting,
                        Share.of(
                                expecting,
                                result -> Boolean.TRUE.equals(result.outcome().contains()))),
                unlessNone(answerable, RefusalMetrics.answerRate(outcomes)),
                Share.of(outcomes, RefusalMetrics.Outcome::refused),
                refusal == null ? null : refusal.precision(),
                refusal == null ? null : refusal.recall(),
                unlessNone(cited, Share.of(cited, Result.Cited::expected)),
                latency.p50(),
                latency.p95());
    }

    /** {@return by how much each is more than in the other; null where one of the two has none} */
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

    private static <T> List<T> those(List<T> all, Predicate<T> condition) {
        return all.stream().filter(condition).toList();
    }

    private static @Nullable Double unlessNone(List<?> counted, double figure) {
        return counted.isEmpty() ? null : figure;
    }
}
