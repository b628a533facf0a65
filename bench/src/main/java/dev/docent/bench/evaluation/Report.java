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
}
