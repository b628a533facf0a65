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
    public void put(String owner, String document, List<EmbeddedPassage> passages) {
        byDocument.put(document, List.copyOf(passages));
    }

    @Override
    public void announce(String owner, String document, List<Passage> passages) {
        replace(
                owner,
                document,
                passages.stream()
                        .map(each -> new EmbeddedPassage(each, UNKNOWN))
                        .toList());
    }

    @Override
    public void embed(String owner, String document, List<EmbeddedPassage> passages) {
        var vectors = passages.stream().collect(Collectors.toMap(EmbeddedPassage::passage, EmbeddedPassage::vector));
        byDocument.computeIfPresent(
                document,
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
    public void removeDocument(String owner, String document) {
        byDocument.remove(document);
    }

    @Override
    public void removeAll(Scope scope) {
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
    public List<Passage> passages(String owner, String document, int offset, int limit) {
        return embedded(document).stream()
                .map(EmbeddedPassage::passage)
                .filter(passage -> passage.source().owner().equals(owner))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public List<EmbeddedPassage> embedded(String owner, String document, int offset, int limit) {
        return embedded(document).stream()
                .filter(each -> each.passage().source().owner().equals(owner))
                .skip(offset)
                .limit(limit)
                .filter(each -> each.vector().length > 0)
                .toList();
    }

    @Override
    public List<IndexedDocument> documents(@Nullable IndexedDocument after, int limit) {
        var all = byDocument.values().stream()
                .map(passages -> passages.getFirst().passage().source())
                .map(source -> new IndexedDocument(source.owner(), source.document()))
                .sorted(Comparator.comparing(IndexedDocument::document))
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
        return scope.knowledgeBases()
                .contains(passages.getFirst().passage().source().knowledgeBase());
    }

    public List<EmbeddedPassage> embedded(String document) {
        return byDocument.getOrDefault(document, List.of());
    }
}
