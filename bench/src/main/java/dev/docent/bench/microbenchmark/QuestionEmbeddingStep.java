package dev.docent.bench.microbenchmark;

import dev.docent.bench.evaluation.EmbeddedCollections;
import dev.docent.retrieval.embedding.EmbeddingTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;

/** Embeds a question that is not cached, on all cores. */
@SuppressWarnings("NullAway.Init")
@OperationsPerInvocation(QuestionEmbeddingStep.QUESTIONS)
public class QuestionEmbeddingStep extends EmbeddingStep {

    static final int QUESTIONS = 32;
    private static final String INSTRUCTION = "Represent this sentence for searching relevant passages: ";

    private List<String> questions;
    private EmbeddingModel embedding;

    @Override
    void prepare(EmbeddedCollections parts, Path folder) throws IOException {
        embedding = parts.part(EmbeddingModel.class);
        questions = parts.questions(QUESTIONS).stream()
                .map(EmbeddedCollections.Question::text)
                .toList();
        tokens = BareModel.tokens(
                questions.stream().map(question -> INSTRUCTION + question).toList());
        model = BareModel.in(folder, Runtime.getRuntime().availableProcessors());
    }

    @Benchmark
    public float docent() {
        var sum = 0F;
        for (var question : questions) {
            sum += embedding
                    .call(new EmbeddingRequest(List.of(question), EmbeddingTask.QUERY))
                    .getResult()
                    .getOutput()[0];
        }
        return sum;
    }
}
