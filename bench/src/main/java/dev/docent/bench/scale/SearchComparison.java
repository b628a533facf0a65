package dev.docent.bench.scale;

import dev.docent.bench.evaluation.EmbeddedCollections.Question;
import dev.docent.retrieval.evaluation.Latency;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Measures searches of the product and bare queries in alternation, so that both see the same machine. */
record SearchComparison(PassageIndex index, BareQueries lucene) {

    static final String HEADER = """
            | owner has | questions | recall@10 | hybrid p50 / p95 / p99 ms | bare queries p50 / p95 / p99 ms | ratio |
            |---|---|---|---|---|---|""";

    private static final int ROUNDS = 5;
    private static final int ROUNDS_TO_WARM_UP = 60;
    private static final int BEST = 10;

    /** Searches until the code of both is fully compiled, about ten thousand searches. */
    void warmUp(Tenant tenant, List<Question> asked) throws IOException {
        for (var round = 0; round < ROUNDS_TO_WARM_UP; round++) {
            round(tenant, asked);
        }
    }

    /** {@return a row of the table: the fastest round, without the first two, which warm up} */
    String row(Tenant tenant, String questions, List<Question> asked) throws IOException {
        var rounds = new ArrayList<Round>();
        for (var round = 0; round < ROUNDS; round++) {
            rounds.add(round(tenant, asked));
        }
        var best = Collections.min(
                rounds.subList(2, ROUNDS),
                Comparator.comparingDouble(round -> round.ours().p50()));
        return String.format(
                Locale.ROOT,
                "| %s %% | %s | %.3f | %s | %s | %.2f |",
                tenant.percent(),
                questions,
                recall(tenant, asked),
                milliseconds(best.ours()),
                milliseconds(best.bare()),
                best.ours().p50() / best.bare().p50());
    }

    private record Round(Latency ours, Latency bare) {}

    private Round round(Tenant tenant, List<Question> asked) throws IOException {
        var ours = new ArrayList<Long>();
        var bare = new ArrayList<Long>();
        var analyzer = new WordAnalyzer();
        for (var question : asked) {
            var query = query(tenant, question, SearchMode.HYBRID);
            var terms = analyzer.terms(question.text(), 100);
            ours.add(timed(() -> index.search(query)));
            bare.add(timed(() -> lucene.search(tenant, terms, question.vector())));
        }
        return new Round(Latency.of(ours), Latency.of(bare));
    }

    private double recall(Tenant tenant, List<Question> asked) throws IOException {
        var found = 0L;
        for (var question : asked) {
            var nearest = lucene.nearest(tenant, question.vector(), BEST);
            found += index.search(query(tenant, question, SearchMode.SEMANTIC)).stream()
                    .map(PassageHit::passage)
                    .filter(passage -> nearest.contains(passage.id()))
                    .count();
        }
        return (double) found / (asked.size() * BEST);
    }

    private static PassageQuery query(Tenant tenant, Question question, SearchMode mode) {
        var scope = Scope.of(tenant.owner(), tenant.knowledgeBase());
        return new PassageQuery(scope, question.text(), question.vector(), mode, BEST, null);
    }

    private static String milliseconds(Latency latency) {
        return String.format(Locale.ROOT, "%.2f / %.2f / %.2f", latency.p50(), latency.p95(), latency.p99());
    }

    private static long timed(Search search) throws IOException {
        var start = System.nanoTime();
        search.run();
        return System.nanoTime() - start;
    }

    @FunctionalInterface
    private interface Search {
        void run() throws IOException;
    }
}
