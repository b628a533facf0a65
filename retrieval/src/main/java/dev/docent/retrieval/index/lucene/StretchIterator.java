package dev.docent.retrieval.index.lucene;

import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;

/** All numbers of some stretches. */
final class StretchIterator extends DocIdSetIterator {

    private final List<Stretch> stretches;
    private int current;
    private int document = -1;

    private StretchIterator(List<Stretch> stretches) {
        this.stretches = stretches;
    }

    /**
     * {@return the numbers; by Lucene's own iterator where it has one, which it treats faster}
     *
     * @param stretches in their order, none over another, at least one
     */
    static DocIdSetIterator over(List<Stretch> stretches) {
        return stretches.size() == 1
                ? DocIdSetIterator.range(
                        stretches.getFirst().first(), stretches.getFirst().end())
                : new StretchIterator(stretches);
    }

    @Override
    public int docID() {
        return document;
    }

    @Override
    public int nextDoc() {
        return advance(document + 1);
    }

    @Override
    public int advance(int target) {
        while (current < stretches.size() && target >= stretches.get(current).end()) {
            current++;
        }
        document = current == stretches.size()
                ? NO_MORE_DOCS
                : Math.max(target, stretches.get(current).first());
        return document;
    }

    @Override
    public long cost() {
        return stretches.stream().mapToLong(Stretch::length).sum();
    }
}
