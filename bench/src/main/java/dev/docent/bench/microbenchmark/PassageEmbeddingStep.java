package dev.docent.bench.microbenchmark;

import ai.onnxruntime.OrtException;
import dev.docent.bench.evaluation.EmbeddedCollections;
import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.passage.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Embeds a passage of natural length, on one core. */
@SuppressWarnings("NullAway.Init")
public class PassageEmbeddingStep extends Step {

    private static final int PASSAGES = 16;

    private List<Chunk> passages;
    private List<long[]> tokens;
    private Embeddings embeddings;
    private BareModel model;

    public PassageEmbeddingStep() {
        super(false);
    }

    @Override
    void prepare(EmbeddedCollections parts, Path folder) throws IOException {
        var chunker = parts.part(PassageChunker.class);
        embeddings = parts.part(Embeddings.class);
        passages = parts.documents(PASSAGES).stream()
                .map(document -> chunker.chunk(document).chunks().getFirst())
                .toList();
        tokens = BareModel.tokens(passages.stream()
                .map(passage -> Passage.inContext(passage.headings(), passage.text()))
                .toList());
        model = BareModel.in(folder, 1);
    }

    @Benchmark
    @OperationsPerInvocation(PASSAGES)
    public float docent() {
        var sum = 0F;
        for (var passage : passages) {
            sum += embeddings.passage(passage.headings(), passage.text())[0];
        }
        return sum;
    }

    /** Runs only the model on the given tokens. */
    @Benchmark
    @OperationsPerInvocation(PASSAGES)
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
