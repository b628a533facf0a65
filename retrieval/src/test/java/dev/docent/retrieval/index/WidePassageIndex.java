package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.DocumentRef;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * An index of long vectors that is used with the short ones of {@link Passages}: each number of a vector is repeated, which
 * keeps all similarities.
 */
public final class WidePassageIndex extends ForwardingPassageIndex implements AutoCloseable {

    private final PassageGeneration index;
    private final int times;

    /** @param times how often each number is repeated */
    public WidePassageIndex(PassageGeneration index, int times) {
        super(index);
        this.index = index;
        this.times = times;
    }

    @Override
    public void put(DocumentRef document, List<EmbeddedPassage> passages) {
        super.put(document, wide(passages));
    }

    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        super.addVectors(document, wide(passages));
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        return super.search(wide(query));
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> passages) {
        return super.explain(wide(query), passages);
    }

    @Override
    public List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        return super.embedded(document, offset, limit).stream()
                .map(each -> new EmbeddedPassage(each.passage(), narrow(each.vector()), each.space()))
                .toList();
    }

    private List<EmbeddedPassage> wide(List<EmbeddedPassage> passages) {
        return passages.stream()
                .map(each -> new EmbeddedPassage(each.passage(), wide(each.vector()), each.space()))
                .toList();
    }

    private PassageQuery wide(PassageQuery query) {
        var vector = query.vector();
        return vector == null
                ? query
                : new PassageQuery(
                        query.scope(), query.text(), wide(vector), query.mode(), query.limit(), query.filter());
    }

    private float[] wide(float[] vector) {
        var wide = new float[vector.length * times];
        for (int i = 0; i < vector.length; i++) {
            Arrays.fill(wide, i * times, (i + 1) * times, (float) (vector[i] / Math.sqrt(times)));
        }
        return wide;
    }

    private float[] narrow(float[] wide) {
        var vector = new float[wide.length / times];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (wide[i * times] * Math.sqrt(times));
        }
        return vector;
    }

    @Override
    public void close() {
        index.close();
    }
}
