package dev.docent.bench.microbenchmark;

import ai.onnxruntime.OrtException;
import dev.docent.bench.evaluation.EmbeddedCollections;
import dev.docent.retrieval.embedding.EmbeddingTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;

/** Embeds a question that is not cached, on all cores. */
@SuppressWarnings("NullAway.Init")
public class QuestionEmbeddingStep extends Step {

    private static final int QUESTIONS = 32;
    private static final String INSTRUCTION = "Represent this sentence for searching relevant passages: ";

    private List<String> questions;
    private List<long[]> tokens;
    private EmbeddingModel embedding;
    private BareModel model;

    public QuestionEmbeddingStep() {
        super(false);
    }

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
    @OperationsPerInvocation(QUESTIONS)
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

    /** Runs only the model on the given tokens. */
    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public float bareModel() throws OrtException {
        var sum = 0F;
        for (var each : tokens) {
            sum += model.run(each);
        }
        return sum;
    }

    @TearDown(Level.Trial)
    public void closeModel() throws OrtException {
        model.close();
    }
}
