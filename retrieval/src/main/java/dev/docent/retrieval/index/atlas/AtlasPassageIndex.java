package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.GroupCommit;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.PassageRules;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Passages in a collection of MongoDB with search indexes beside it, which lag behind. What is put comes into force by a
 * flush, once the search indexes show it; until then the old passages are found. What is announced is in force at once, and
 * found as soon as they show it. Nothing that was removed is found after the call, whatever they show.
 */
final class AtlasPassageIndex implements PassageGeneration {

    private final PassageRules rules;
    private final AtlasParts parts;
    private final PassageWrites writes;
    private final PendingPuts pending = new PendingPuts();
    private final GroupCommit commits;

    AtlasPassageIndex(VectorSpace vectors, AtlasParts parts, PassageWrites writes, CatchingUp searchIndexes) {
        this.rules = new PassageRules(vectors);
        this.parts = parts;
        this.writes = writes;
        this.commits = new GroupCommit(() -> {
            var all = pending.all();
            ServerCalls.run(() -> {
                searchIndexes.await();
                putInForce(all);
            });
        });
    }

    @Override
    public void put(DocumentRef document, List<EmbeddedPassage> passages) {
        PassageRules.mustBeSome(passages);
        rules.mustFit(document, passages);
        pending.add(ServerCalls.get(() -> writes.put(passages)));
    }

    @Override
    public void putWithoutVectors(DocumentRef document, List<Passage> passages) {
        PassageRules.mustBeSome(passages);
        PassageRules.mustBelong(document, passages);
        ServerCalls.run(() -> putInForce(List.of(writes.putWithoutVectors(passages))));
    }

    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        PassageRules.mustBeSome(passages);
        rules.mustFit(document, passages);
        ServerCalls.run(() -> latest(document).ifPresent(put -> writes.embed(put, passages)));
    }

    /** {@return the write that brought the passages that are in force, or will be by the next flush} */
    private OptionalLong latest(DocumentRef document) {
        return Stream.concat(
                        pending.of(document).map(Put::number).stream(),
                        parts.records().find(document).map(DocumentRecord::put).stream())
                .mapToLong(Long::longValue)
                .max();
    }

    @Override
    public void flush() {
        try {
            commits.await();
        } catch (IOException e) {
            throw new UncheckedIOException("The index can't be written", e);
        }
    }

    private void putInForce(List<Put> puts) {
        writes.putInForce(puts);
        puts.forEach(put -> {
            pending.remove(put);
            parts.profiles().changed(put.source().owner());
        });
    }

    @Override
    public void delete(DocumentRef document) {
        ServerCalls.run(() -> writes.remove(document));
        parts.profiles().changed(document.owner());
    }

    @Override
    public void delete(Scope scope) {
        ServerCalls.run(() -> writes.remove(scope));
        parts.profiles().changed(scope.owner());
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        rules.mustFit(query);
        return ServerCalls.get(() -> new AtlasSearch(parts, query).hits());
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> passages) {
        rules.mustFit(query);
        return ServerCalls.get(() -> new ExplainedSearch(parts, query).explain(passages));
    }

    @Override
    public List<Passage> passages(DocumentRef document, int offset, int limit) {
        return ServerCalls.get(() -> of(document).passages(offset, limit));
    }

    @Override
    public List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        return ServerCalls.get(() -> of(document).embedded(offset, limit));
    }

    @Override
    public int countEmbedded(DocumentRef document) {
        return ServerCalls.get(() -> of(document).countEmbedded());
    }

    @Override
    public long count(DocumentRef document) {
        return ServerCalls.get(() -> of(document).count());
    }

    private DocumentPassages of(DocumentRef document) {
        return new DocumentPassages(parts.passages(), parts.records(), document);
    }

    @Override
    public List<DocumentRef> documents(@Nullable DocumentRef after, int limit) {
        return ServerCalls.get(() -> new ListedDocuments(parts.passages(), parts.records()).after(after, limit));
    }

    @Override
    public IndexStatistics statistics(Scope scope) {
        return ServerCalls.get(() -> parts.profiles().now(scope).statistics());
    }

    @Override
    public VectorSpace space() {
        return rules.vectors();
    }

    @Override
    public IndexStatistics statistics() {
        return ServerCalls.get(() -> parts.profiles().ofAll().statistics());
    }

    /** What was put and not flushed is in force then, though search indexes may not show it yet. */
    @Override
    public void close() {
        ServerCalls.run(() -> putInForce(pending.all()));
    }
}
