package dev.docent.ingestion;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.IndexedDocument;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An index that calls a test before and after it changes; what the test throws, it throws. */
public final class WatchedPassageIndex implements PassageIndex {

    private final PassageIndex index;
    private volatile Runnable beforeReplace = () -> {};
    private volatile Runnable afterReplace = () -> {};
    private volatile Runnable beforeRemove = () -> {};
    private volatile Runnable beforeFlush = () -> {};

    public WatchedPassageIndex(PassageIndex index) {
        this.index = index;
    }

    @Override
    public void put(String owner, String document, List<EmbeddedPassage> passages) {
        beforeReplace.run();
        index.put(owner, document, passages);
        afterReplace.run();
    }

    @Override
    public void announce(String owner, String document, List<Passage> passages) {
        index.announce(owner, document, passages);
    }

    @Override
    public void embed(String owner, String document, List<EmbeddedPassage> passages) {
        beforeReplace.run();
        index.embed(owner, document, passages);
        afterReplace.run();
    }

    @Override
    public void flush() {
        beforeFlush.run();
        index.flush();
    }

    @Override
    public void removeDocument(String owner, String document) {
        beforeRemove.run();
        index.removeDocument(owner, document);
    }

    @Override
    public void removeAll(Scope scope) {
        beforeRemove.run();
        index.removeAll(scope);
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        return index.search(query);
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> passages) {
        return index.explain(query, passages);
    }

    @Override
    public List<Passage> passages(String owner, String document, int offset, int limit) {
        return index.passages(owner, document, offset, limit);
    }

    @Override
    public List<EmbeddedPassage> embedded(String owner, String document, int offset, int limit) {
        return index.embedded(owner, document, offset, limit);
    }

    @Override
    public List<IndexedDocument> documents(@Nullable IndexedDocument after, int limit) {
        return index.documents(after, limit);
    }

    @Override
    public IndexStatistics statistics(Scope scope) {
        return index.statistics(scope);
    }

    public void beforeReplace(Runnable action) {
        beforeReplace = action;
    }

    public void afterReplace(Runnable action) {
        afterReplace = action;
    }

    public void beforeRemove(Runnable action) {
        beforeRemove = action;
    }

    public void beforeFlush(Runnable action) {
        beforeFlush = action;
    }
}
