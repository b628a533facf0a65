package dev.docent.bench.evaluation;

import dev.docent.retrieval.evaluation.Latency;
import java.util.Locale;
import java.util.Objects;

/** Formats a report as Markdown. */
final class ReportTable {

    private ReportTable() {}

    static String of(Report report) {
        var table = new StringBuilder();
        line(
                table,
                "%s at %s: %d documents, %d passages (%.0f/s), %s, %s, %s",
                report.collection(),
                report.commit(),
                report.documents(),
                report.passages(),
                report.passagesPerSecond(),
                report.settings().embeddingModel(),
                Objects.requireNonNullElse(report.settings().reranking(), "not reranked"),
                report.settings().answering());
        retrieval(table, report);
        answers(table, report);
        return table.toString();
    }

    private static void retrieval(StringBuilder table, Report report) {
        line(table, "");
        line(table, "| mode | questions | nDCG@10 | R@5 | R@10 | R@100 | MRR@10 | p50 | p95 | p99 ms |");
        line(table, "|---|---|---|---|---|---|---|---|---|---|");
        for (var result : report.retrieval()) {
            var metrics = result.metrics();
            line(
                    table,
                    "| %s | %d | %.4f | %.4f | %.4f | %.4f | %.4f | %s |",
                    result.mode().name().toLowerCase(Locale.ROOT),
                    result.questions(),
                    metrics.ndcg10(),
                    metrics.recall5(),
                    metrics.recall10(),
                    metrics.recall100(),
                    metrics.mrr10(),
                    cells(result.latency()));
        }
        line(table, "| embedding | %d | | | | | | %s |", report.embedding().calls(), cells(report.embedding()));
    }

    private static void answers(StringBuilder table, Report report) {
        var answers = report.answers();
        if (answers == null) {
            return;
        }
        line(table, "");
        line(table, "| answers | contains | exact | F1 | answered | words | p50 | p95 | p99 ms |");
        line(table, "|---|---|---|---|---|---|---|---|---|");
        line(
                table,
                "| %d | %.4f | %.4f | %.4f | %.4f | %.1f | %s |",
                answers.questions(),
                answers.contains(),
                answers.exact(),
                answers.f1(),
                answers.answerRate(),
                answers.meanWords(),
                cells(answers.latency()));
        var citations = answers.citations();
        line(
                table,
                "%n%d citations: %.4f of relevant documents, %.4f of passages with the answer, %.4f verbatim",
                citations.citations(),
                citations.relevant(),
                citations.supporting(),
                citations.verbatim());
        var refusal = answers.refusal();
        if (refusal != null) {
            line(
                    table,
                    "%n%d questions: refusal precision %.4f, recall %.4f, F1 %.4f, balanced accuracy %.4f",
                    refusal.questions(),
                    refusal.precision(),
                    refusal.recall(),
                    refusal.f1(),
                    refusal.balancedAccuracy());
        }
    }

    private static String cells(Latency latency) {
        return String.format(Locale.ROOT, "%.1f | %.1f | %.1f", latency.p50(), latency.p95(), latency.p99());
    }

    private static void line(StringBuilder table, String format, Object... values) {
        table.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
