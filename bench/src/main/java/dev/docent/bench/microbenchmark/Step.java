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
 * A step of the pipeline, with the product's parts over a collection. The method {@code docent} of each does the step as the
 * product does; its other methods are floors, over the same texts and vectors.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public abstract class Step {

    /** Holds a collection in the layout of BEIR. */
    @Param("")
    String folder;

    /** The file that keeps vectors of passages; none where it is empty. */
    @Param("")
    String vectors;

    private final boolean searches;
    private Path data;
    private EmbeddedCollections collection;

    /** @param searches whether the step wants the vectors of all passages, which may come from the file */
    Step(boolean searches) {
        this.searches = searches;
    }

    @Setup(Level.Trial)
    public void open() throws IOException, InterruptedException, ExecutionException {
        data = Files.createTempDirectory("microbenchmark");
        collection = new EmbeddedCollections(data, known(), List.of(Path.of(folder)));
        prepare(collection, data);
    }

    /** Lays out what the methods work on. */
    abstract void prepare(EmbeddedCollections parts, Path folder)
            throws IOException, InterruptedException, ExecutionException;

    private @Nullable Path known() {
        return searches && !vectors.isEmpty() ? Path.of(vectors) : null;
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        collection.close();
        FileSystemUtils.deleteRecursively(data);
    }
}
