package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forwards all calls to another index. */
public abstract class ForwardingPassageIndex implements PassageIndex {

    private final PassageIndex index;

    protected ForwardingPassageIndex(PassageIndex index) {
        this.index = index;
    }

    @Override
    public void put(DocumentRef document, List<EmbeddedPassage> passages) {
        index.put(document, passages);
    }

    @Override
    public void putWithoutVectors(DocumentRef document, List<Passage> passages) {
        index.putWithoutVectors(document, passages);
    }

    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        index.addVectors(document, passages);
    }

    @Override
    public void flush() {
        index.flush();
    }

    @Override
    public void delete(DocumentRef document) {
        index.delete(document);
    }

    @Override
    public void delete(Scope scope) {
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
    public void check() {
        index.check();
    }

    @Override
    public List<Passage> passages(DocumentRef document, int offset, int limit) {
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
}
