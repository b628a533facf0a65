package dev.docent.bench.scale;

import dev.docent.bench.evaluation.EmbeddedCollections;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * The command that measures a large index: how fast it grows, the latency of searches for tenants of several sizes compared
 * with bare Lucene on the same files, and the recall of the nearest passages.
 */
public final class IndexScale {

    private static final List<Tenant> TENANTS = List.of(
            new Tenant("narrow", 0.1), new Tenant("small", 1), new Tenant("middle", 10), new Tenant("wide", 100));

    private static final int QUESTIONS = 200;

    private IndexScale() {}

    /**
     * Takes the number of passages of the largest tenant, a folder for the index (reused if present), a file for the vectors
     * of the real passages, and folders of collections.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        if (arguments.length < 4) {
            System.err.println("Usage: IndexScale PASSAGES INDEX_FOLDER VECTORS_FILE COLLECTION...");
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
            var made = GeneratedPassages.after(real.passages(), 42);
            System.out.println(IndexGrowth.of(real.part(PassageIndex.class), made, TENANTS, passages));
            var start = System.nanoTime();
            awaitMerges();
            System.out.printf(Locale.ROOT, "Merges took another %.0f s%n", (System.nanoTime() - start) / 1e9);
        }
    }

    /** A merge starts the next one that is due, but not while the index is closing. */
    private static void awaitMerges() throws InterruptedException {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("Lucene Merge Thread"))) {
            Thread.sleep(1000);
        }
    }

    private static void compare(EmbeddedCollections real, Path folder)
            throws IOException, InterruptedException, ExecutionException {
        var made = GeneratedPassages.after(real.passages(), 7);
        try (var lucene = new BareQueries(folder)) {
            System.out.printf("%d passages in %s%n%n", lucene.passages(), lucene.segments());
            var comparison = new SearchComparison(real.part(PassageIndex.class), lucene);
            comparison.warmUp(TENANTS.getFirst(), real.questions(QUESTIONS));
            System.out.println(SearchComparison.HEADER);
            for (var tenant : TENANTS) {
                var questions = Stream.generate(made::question).limit(QUESTIONS).toList();
                System.out.println(comparison.row(tenant, "made", questions));
                System.out.println(comparison.row(tenant, "real", real.questions(QUESTIONS)));
            }
        }
    }

    /**
     * The rate at which the index grew while documents of all tenants arrived in random order.
     *
     * @param slowest the rate of the slowest tenth of the documents, in passages per second
     */
    private record IndexGrowth(long passages, double rate, double slowest) {

        private static final int PASSAGES_EACH = 100;
        private static final int DOCUMENTS_A_FLUSH = 50;
        private static final int PARTS = 10;

        /** @param passages the number of passages of the largest tenant */
        static IndexGrowth of(PassageIndex index, GeneratedPassages made, List<Tenant> tenants, int passages) {
            var owners = new ArrayList<Tenant>();
            for (var tenant : tenants) {
                owners.addAll(Collections.nCopies((int) (passages * tenant.percent() / 100 / PASSAGES_EACH), tenant));
            }
            Collections.shuffle(owners, new Random(42));
            var start = System.nanoTime();
            var before = start;
            var slowest = Double.MAX_VALUE;
            for (var next = 1; next <= owners.size(); next++) {
                var owner = owners.get(next - 1);
                index.addVectors(
                        new DocumentRef(owner.owner(), "document-" + next),
                        made.document(owner, "document-" + next, PASSAGES_EACH));
                if (next % DOCUMENTS_A_FLUSH == 0) {
                    index.flush();
                }
                if (next % Math.ceilDiv(owners.size(), PARTS) == 0) {
                    slowest = Math.min(slowest, rate(owners.size() / PARTS, before));
                    before = System.nanoTime();
                }
            }
            index.flush();
            return new IndexGrowth((long) owners.size() * PASSAGES_EACH, rate(owners.size(), start), slowest);
        }

        private static double rate(int documents, long since) {
            return documents * PASSAGES_EACH * 1e9 / (System.nanoTime() - since);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "Grew to %,d passages at %,.0f passages/s, %,.0f in the slowest tenth",
                    passages,
                    rate,
                    slowest);
        }
    }
}
