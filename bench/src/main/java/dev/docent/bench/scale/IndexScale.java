package dev.docent.bench.scale;

import dev.docent.retrieval.evaluation.Latency;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;

/**
 * The command that measures the index when it is large: how fast it grows, how long searches take for tenants who own
 * more or less of it, held against bare Lucene on the same files, and how many of the truly nearest passages are found.
 */
public final class IndexScale {

    private static final List<Tenant> TENANTS = List.of(
            new Tenant("narrow", 0.1), new Tenant("small", 1), new Tenant("middle", 10), new Tenant("wide", 88.9));

    private static final int PASSAGES_EACH = 100;
    private static final int DOCUMENTS_A_FLUSH = 50;
    private static final int SEARCHES = 200;
    private static final int COMPARED = 50;
    private static final int BEST = 10;

    private IndexScale() {}

    /** Takes a folder of texts, how many passages to make, and a folder for the index, which is used again when it is there. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("Takes a folder of texts, a number of passages, and a folder for the index");
            System.exit(2);
        }
        var passages = MadePassages.of(Path.of(arguments[0]), 42);
        var data = Path.of(arguments[2]);
        var filled = Files.isDirectory(data.resolve("index"));
        try (var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties("docent.data=" + data, "spring.main.banner-mode=off", "logging.level.root=WARN")
                .run()) {
            var index = context.getBean(PassageIndex.class);
            if (!filled) {
                fill(index, passages, Integer.parseInt(arguments[1]));
            }
            for (var tenant : TENANTS) {
                measure(index, data.resolve("index"), tenant, MadePassages.of(Path.of(arguments[0]), 7));
            }
        }
    }

    private static void fill(PassageIndex index, MadePassages passages, int count) {
        var start = System.nanoTime();
        var documents = 0;
        for (var tenant : TENANTS) {
            for (var left = Math.round(count * tenant.percent() / 100); left > 0; left -= PASSAGES_EACH) {
                var id = "document-" + documents++;
                index.embed(tenant.owner(), id, passages.document(tenant, id, (int) Math.min(left, PASSAGES_EACH)));
                if (documents % DOCUMENTS_A_FLUSH == 0) {
                    index.flush();
                }
            }
        }
        index.flush();
        print("passages/s while it grew to " + count, count * 1e9 / (System.nanoTime() - start));
    }

    private static void measure(PassageIndex index, Path folder, Tenant tenant, MadePassages questions)
            throws IOException {
        var ours = new ArrayList<Long>();
        var bare = new ArrayList<Long>();
        var found = 0;
        try (var lucene = new BareQueries(folder)) {
            print(tenant.owner() + ": percent of the passages", tenant.percent());
            for (var search = -SEARCHES; search < SEARCHES; search++) {
                var question = questions.question();
                var vector = questions.vector();
                var query = new PassageQuery(scope(tenant), question, vector, SearchMode.HYBRID, BEST, null);
                var terms = new WordAnalyzer().terms(question, 100);
                var mine = timed(() -> index.search(query));
                var theirs = timed(() -> lucene.search(tenant, terms, vector));
                // The first half warms up.
                if (search >= 0) {
                    ours.add(mine);
                    bare.add(theirs);
                }
                if (search >= 0 && search < COMPARED) {
                    found += overlap(index, lucene, tenant, question, vector);
                }
            }
            print("  segments", lucene.segments());
        }
        print("  recall@10", (double) found / (COMPARED * BEST));
        print("  hybrid", Latency.of(ours));
        print("  two bare queries", Latency.of(bare));
        print(
                "  ratio of the medians",
                Latency.of(ours).p50() / Latency.of(bare).p50());
    }

    private static int overlap(PassageIndex index, BareQueries lucene, Tenant tenant, String question, float[] vector)
            throws IOException {
        var query = new PassageQuery(scope(tenant), question, vector, SearchMode.SEMANTIC, BEST, null);
        var nearest = lucene.nearest(tenant, vector, BEST);
        return (int) index.search(query).stream()
                .map(PassageHit::passage)
                .filter(passage -> nearest.stream().anyMatch(stored -> stored.contains("\"" + passage.id() + "\"")))
                .count();
    }

    private static Scope scope(Tenant tenant) {
        return Scope.of(tenant.owner(), tenant.knowledgeBase());
    }

    private static long timed(Search search) throws IOException {
        var start = System.nanoTime();
        search.run();
        return System.nanoTime() - start;
    }

    private static void print(String what, Latency latency) {
        System.out.printf(
                Locale.ROOT,
                "%-40s p50 %.2f  p95 %.2f  p99 %.2f ms%n",
                what,
                latency.p50(),
                latency.p95(),
                latency.p99());
    }

    private static void print(String what, double figure) {
        System.out.printf(Locale.ROOT, "%-40s %.3f%n", what, figure);
    }

    @FunctionalInterface
    private interface Search {
        void run() throws IOException;
    }

    /** The index with the model whose dimensions it has. */
    @ComponentScan({"dev.docent.retrieval.embedding", "dev.docent.retrieval.index"})
    static class Parts {}
}
