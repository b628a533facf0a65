package dev.docent.retrieval.index.lucene;

import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilteredDocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** What a search of vectors may find: the passages in some stretches of a segment that were not removed. */
final class StretchDocs extends AcceptDocs implements Bits {

    private final List<Stretch> stretches;
    private final @Nullable Bits live;
    private final int length;

    /** @param stretches in their order, none over another, at least one */
    StretchDocs(List<Stretch> stretches, LeafReader segment) {
        this.stretches = stretches;
        this.live = segment.getLiveDocs();
        this.length = segment.maxDoc();
    }

    @Override
    public boolean get(int document) {
        return isWithin(document) && isLive(document);
    }

    private boolean isWithin(int document) {
        for (var stretch : stretches) {
            if (document < stretch.end()) {
                return document >= stretch.first();
            }
        }
        return false;
    }

    private boolean isLive(int document) {
        return live == null || live.get(document);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public Bits bits() {
        return this;
    }

    @Override
    public DocIdSetIterator iterator() {
        var all = StretchIterator.over(stretches);
        return live == null
                ? all
                : new FilteredDocIdSetIterator(all) {
                    @Override
                    protected boolean match(int document) {
                        return isLive(document);
                    }
                };
    }

    /** Removed ones are counted: it is what the search may cost at the most. */
    @Override
    public int cost() {
        return stretches.stream().mapToInt(Stretch::length).sum();
    }
}
