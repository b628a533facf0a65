package dev.docent.ingestion;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Passages in memory. It holds them; it does not search. */
public final class InMemoryPassageIndex implements PassageIndex {

    /** The vector of a passage that has none yet. */
    private static final float[] UNKNOWN = {};

    private final Map<String, List<EmbeddedPassage>> byDocument = new ConcurrentHashMap<>();

    @Override
    public void put(DocumentRef document, List<EmbeddedPassage> passages) {
        byDocument.put(document.id(), List.copyOf(passages));
    }

    @Override
    public void putWithoutVectors(DocumentRef document, List<Passage> passages) {
        replace(
                document,
                passages.stream()
                        .map(each -> new EmbeddedPassage(each, UNKNOWN))
                        .toList());
    }

    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        var vectors = passages.stream().collect(Collectors.toMap(EmbeddedPassage::passage, EmbeddedPassage::vector));
        byDocument.computeIfPresent(
                document.id(),
                (id, present) -> present.stream()
                        .map(each -> new EmbeddedPassage(
                                each.passage(), vectors.getOrDefault(each.passage(), each.vector())))
                        .toList());
    }

    @Override
    public void flush() {
        // There is nothing that could be lost or seen late.
    }

    @Override
    public void delete(DocumentRef document) {
        byDocument.remove(document.id());
    }

    @Override
    public void delete(Scope scope) {
        byDocument.values().removeIf(passages -> isIn(scope, passages));
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        throw new UnsupportedOperationException("Nothing is searched here");
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> passages) {
        throw new UnsupportedOperationException("Nothing is searched here");
    }

    @Override
    public List<Passage> passages(DocumentRef document, int offset, int limit) {
        return embedded(document.id()).stream()
                .map(EmbeddedPassage::passage)
                .filter(passage -> passage.source().owner().equals(document.owner()))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        return embedded(document.id()).stream()
                .filter(each -> each.passage().source().owner().equals(document.owner()))
                .skip(offset)
                .limit(limit)
                .filter(each -> each.vector().length > 0)
                .toList();
    }

    @Override
    public long count(DocumentRef document) {
        return passages(document, 0, Integer.MAX_VALUE).size();
    }

    @Override
    public List<DocumentRef> documents(@Nullable DocumentRef after, int limit) {
        var all = byDocument.values().stream()
                .map(passages -> passages.getFirst().passage().source())
                .map(PassageSource::ref)
                .sorted(Comparator.comparing(DocumentRef::id))
                .toList();
        return all.stream().skip(all.indexOf(after) + 1L).limit(limit).toList();
    }

    @Override
    public IndexStatistics statistics(Scope scope) {
        var passages = byDocument.values().stream()
                .filter(each -> isIn(scope, each))
                .mapToLong(List::size)
                .sum();
        return new IndexStatistics(passages, 0);
    }

    private static boolean isIn(Scope scope, List<EmbeddedPassage> passages) {
        return scope.contains(passages.getFirst().passage().source().base());
    }

    public List<EmbeddedPassage> embedded(String document) {
        return byDocument.getOrDefault(document, List.of());
    }
}
