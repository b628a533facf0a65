package dev.docent.bench.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.retrieval.evaluation.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
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

    /** Writes the report as JSON, replacing the file. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writeValue(file.toFile(), this);
    }

    /** {@return the report as Markdown} */
    String table() {
        var table = new Formatter(Locale.ROOT);
        table.format(
                "%s at %s: %d documents, %d passages (%.0f/s), %s, %s, %s%n",
                collection,
                commit,
                documents,
                passages,
                passagesPerSecond,
                settings.embeddingModel(),
                Objects.requireNonNullElse(settings.reranking(), "not reranked"),
                settings.answering());
        addRetrieval(table);
        if (answers != null) {
            addAnswers(table, answers);
        }
        return table.toString();
    }

    private void addRetrieval(Formatter table) {
        table.format("%n| mode | questions | nDCG@10 | R@5 | R@10 | R@100 | MRR@10 | p50 | p95 | p99 ms |%n");
        table.format("|---|---|---|---|---|---|---|---|---|---|%n");
        for (var result : retrieval) {
            var metrics = result.metrics();
            table.format(
                    "| %s | %d | %.4f | %.4f | %.4f | %.4f | %.4f | %s |%n",
                    result.mode().name().toLowerCase(Locale.ROOT),
                    result.questions(),
                    metrics.ndcg10(),
                    metrics.recall5(),
                    metrics.recall10(),
                    metrics.recall100(),
                    metrics.mrr10(),
                    cells(result.latency()));
        }
        table.format("| embedding | %d | | | | | | %s |%n", embedding.calls(), cells(embedding));
    }

    private static void addAnswers(Formatter table, AnswerEvaluation.Result answers) {
        table.format("%n| answers | contains | exact | F1 | answered | words | p50 | p95 | p99 ms |%n");
        table.format("|---|---|---|---|---|---|---|---|---|%n");
        table.format(
                "| %d | %.4f | %.4f | %.4f | %.4f | %.1f | %s |%n",
                answers.questions(),
                answers.contains(),
                answers.exact(),
                answers.f1(),
                answers.answerRate(),
                answers.meanWords(),
                cells(answers.latency()));
        var citations = answers.citations();
        table.format(
                "%n%d citations: %.4f of relevant documents, %.4f of passages with the answer, %.4f verbatim%n",
                citations.citations(), citations.relevant(), citations.supporting(), citations.verbatim());
        var refusal = answers.refusal();
        if (refusal != null) {
            table.format(
                    "%n%d questions: refusal precision %.4f, recall %.4f, F1 %.4f, balanced accuracy %.4f%n",
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
}
