package dev.docent.bench.scale;

import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The rate at which the index grew while documents of all tenants arrived in random order.
 *
 * @param slowest the rate of the slowest tenth of the documents, in passages per second
 */
record IndexGrowth(long passages, double rate, double slowest) {

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
