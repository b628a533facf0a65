package dev.docent.bench.microbenchmark;

import dev.docent.bench.evaluation.EmbeddedCollections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.util.FileSystemUtils;

/**
 * A step of the pipeline on a collection. The method {@code docent} runs the step as the product does; the other methods are
 * floors on the same texts and vectors.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public abstract class Step {

    /** Folder of a collection in the layout of BEIR. */
    @Param("")
    String folder;

    /** File of the passages' vectors; empty for none. */
    @Param("")
    String vectors;

    private Path data;
    private EmbeddedCollections collection;

    @Setup(Level.Trial)
    public void open() throws IOException, InterruptedException, ExecutionException {
        data = Files.createTempDirectory("microbenchmark");
        collection = new EmbeddedCollections(data, known(), List.of(Path.of(folder)));
        prepare(collection, data);
    }

    /** Prepares the data of the methods. */
    abstract void prepare(EmbeddedCollections parts, Path folder)
            throws IOException, InterruptedException, ExecutionException;

    /** {@return the file of the passages' vectors; null to compute each} */
    @Nullable
    Path known() {
        return vectors.isEmpty() ? null : Path.of(vectors);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        collection.close();
        FileSystemUtils.deleteRecursively(data);
    }
}
