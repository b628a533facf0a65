package dev.docent.bench.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.retrieval.evaluation.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The results of an evaluation and what they depend on.
 *
 * @param collection the name of the folder
 * @param commit of the code, {@code unknown} outside a repository
 * @param passagesPerSecond rate of chunking, embedding and indexing; meaningless if the vectors came from a file
 * @param embedding the latency of the first embedding of a question
 * @param answers null if no question was asked
 */
record Report(
        String collection,
        String commit,
        Settings settings,
        int documents,
        int passages,
        double passagesPerSecond,
        Latency embedding,
        List<RetrievalEvaluation.Result> retrieval,
        AnswerEvaluation.@Nullable Result answers) {

    /**
     * What the figures depend on besides the code.
     *
     * @param reranking the reranking model; null if there is none
     */
    record Settings(String embeddingModel, @Nullable String reranking, String answering, int processors, String java) {}

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** {@return the report as Markdown} */
    String table() {
        return ReportTable.of(this);
    }

    /** Writes the report as JSON, replacing the file. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writeValue(file.toFile(), this);
    }

    /** Formats a report as Markdown. */
    private static final class ReportTable {

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
}
