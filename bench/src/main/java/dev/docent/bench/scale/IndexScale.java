package dev.docent.bench.scale;

import dev.docent.bench.evaluation.EmbeddedCollections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * The command that measures the index when it is large: how fast it grows, how long searches take for tenants who own
 * more or less of it, held against bare Lucene on the same files, and how many of the truly nearest passages are found.
 */
public final class IndexScale {

    private static final List<Tenant> TENANTS = List.of(
            new Tenant("narrow", 0.1), new Tenant("small", 1), new Tenant("middle", 10), new Tenant("wide", 100));

    private static final int QUESTIONS = 200;

    private IndexScale() {}

    /**
     * Takes how many passages the widest tenant has, a folder for the index, which is used again when it is there, a file
     * for the vectors of the real passages, and folders of collections.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        if (arguments.length < 4) {
            System.err.println(
                    "Takes a number of passages, a folder for the index, a file for vectors, and collections");
            System.exit(2);
        }
        var data = Path.of(arguments[1]);
        var vectors = Path.of(arguments[2]);
        var folders = Arrays.stream(arguments).skip(3).map(Path::of).toList();
        if (!Files.isDirectory(data.resolve("index"))) {
            grow(data, vectors, folders, Integer.parseInt(arguments[0]));
        }
        try (var real = new EmbeddedCollections(data, vectors, folders)) {
            compare(real, data.resolve("index"));
        }
    }

    private static void grow(Path data, Path vectors, List<Path> folders, int passages)
            throws IOException, InterruptedException, ExecutionException {
        try (var real = new EmbeddedCollections(data, vectors, folders)) {
            var made = MadePassages.after(real.passages(), 42);
            System.out.println(Growth.of(real.index(), made, TENANTS, passages));
            var start = System.nanoTime();
            awaitMerges();
            System.out.printf(Locale.ROOT, "Merges went on for %.0f s%n", (System.nanoTime() - start) / 1e9);
        }
    }

    /** One merge is followed by the next that is due, but not while the index is being closed. */
    private static void awaitMerges() throws InterruptedException {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("Lucene Merge Thread"))) {
            Thread.sleep(1000);
        }
    }

    private static void compare(EmbeddedCollections real, Path folder)
            throws IOException, InterruptedException, ExecutionException {
        var made = MadePassages.after(real.passages(), 7);
        try (var lucene = new BareQueries(folder)) {
            System.out.printf("%d passages in %s%n%n", lucene.passages(), lucene.segments());
            var comparison = new Comparison(real.index(), lucene);
            comparison.warmUp(TENANTS.getFirst(), real.questions(QUESTIONS));
            System.out.println(Comparison.HEADER);
            for (var tenant : TENANTS) {
                var questions = Stream.generate(made::question).limit(QUESTIONS).toList();
                System.out.println(comparison.row(tenant, "made", questions));
                System.out.println(comparison.row(tenant, "real", real.questions(QUESTIONS)));
            }
        }
    }
}
