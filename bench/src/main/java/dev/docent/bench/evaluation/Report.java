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
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation found, and what it was run on.
 *
 * @param collection name of the folder
 * @param commit of the code, {@code unknown} outside a repository
 * @param passagesPerSecond how fast they were cut, embedded and indexed; means little when their vectors were known
 * @param embedding of a question, the first time it is asked
 * @param answers null when no question was asked
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
     * What the figures depend on beside the code.
     *
     * @param reranking what puts the best passages into their last order; null where nothing does
     */
    record Settings(String embeddingModel, @Nullable String reranking, String answering, int processors, String java) {}

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Writes it as JSON, in the place of what the file held. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writeValue(file.toFile(), this);
    }
}
