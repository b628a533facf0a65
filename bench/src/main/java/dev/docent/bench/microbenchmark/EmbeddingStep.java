package dev.docent.bench.microbenchmark;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.TearDown;

/** Embeds texts, compared with the bare model on their tokens. */
@SuppressWarnings("NullAway.Init")
public abstract class EmbeddingStep extends Step {

    List<long[]> tokens;
    BareModel model;

    /** The vectors are what is measured. */
    @Override
    @Nullable
    Path known() {
        return null;
    }

    /** Runs only the model on the given tokens. */
    @Benchmark
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
