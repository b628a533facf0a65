package dev.docent.bench.microbenchmark;

import dev.docent.bench.evaluation.EmbeddedCollections;
import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.passage.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Embeds a passage of natural length, on one core. */
@SuppressWarnings("NullAway.Init")
@OperationsPerInvocation(PassageEmbeddingStep.PASSAGES)
public class PassageEmbeddingStep extends EmbeddingStep {

    static final int PASSAGES = 16;

    private List<Chunk> passages;
    private Embeddings embeddings;

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
    public float docent() {
        var sum = 0F;
        for (var passage : passages) {
            sum += embeddings.passage(passage.headings(), passage.text())[0];
        }
        return sum;
    }
}
