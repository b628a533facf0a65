package dev.docent.ingestion;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An index that calls a test before and after it changes, and before it reads passages; what the test throws, it throws. */
public final class WatchedPassageIndex implements PassageIndex {

    private final PassageIndex index;
    private volatile Runnable beforeReplace = () -> {};
    private volatile Runnable afterReplace = () -> {};
    private volatile Runnable beforeRemove = () -> {};
    private volatile Runnable beforeFlush = () -> {};
    private volatile Runnable beforePassages = () -> {};

    public WatchedPassageIndex(PassageIndex index) {
        this.index = index;
    }

    @Override
    public void put(DocumentRef document, List<EmbeddedPassage> passages) {
        beforeReplace.run();
        index.put(document, passages);
        afterReplace.run();
    }

    @Override
    public void putWithoutVectors(DocumentRef document, List<Passage> passages) {
        index.putWithoutVectors(document, passages);
    }

    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        beforeReplace.run();
        index.addVectors(document, passages);
        afterReplace.run();
    }

    @Override
    public void flush() {
        beforeFlush.run();
        index.flush();
    }

    @Override
    public void delete(DocumentRef document) {
        beforeRemove.run();
        index.delete(document);
    }

    @Override
    public void delete(Scope scope) {
        beforeRemove.run();
        index.delete(scope);
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
    public List<Passage> passages(DocumentRef document, int offset, int limit) {
        beforePassages.run();
        return index.passages(document, offset, limit);
    }

    @Override
    public List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        return index.embedded(document, offset, limit);
    }

    @Override
    public long count(DocumentRef document) {
        return index.count(document);
    }

    @Override
    public List<DocumentRef> documents(@Nullable DocumentRef after, int limit) {
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

    public void beforePassages(Runnable action) {
        beforePassages = action;
    }

    public void beforeFlush(Runnable action) {
        beforeFlush = action;
    }
}
