package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.PassageRules;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index in an engine whose searches lag behind its writes. What is put comes into force at a flush, once searches see it;
 * until then the old passages are found. What is put without vectors is in force at once, and found when searches see it.
 * Deleted passages are never found, whatever the engine still shows.
 */
public final class RemotePassageIndex implements PassageGeneration {

    private final PassageRules rules;
    private final RemoteParts parts;
    private final RevisionWriter writer;
    private final RevisionReads reads;
    private final FailureTranslation calls;
    private final SearchIndexBarrier barrier;

    /**
     * Revisions of this process that come into force at the next flush. If the process dies before, no search has seen
     * them, and the unfinished ingestion writes them again.
     */
    private final Map<DocumentRef, Revision> pending = new ConcurrentHashMap<>();

    public RemotePassageIndex(
            VectorSpace vectors, RemoteParts parts, SearchIndexBarrier barrier, FailureTranslation calls) {
        this.rules = new PassageRules(vectors);
        this.parts = parts;
        this.writer = new RevisionWriter(parts.engine(), parts.records(), parts.analyzers());
        this.reads = new RevisionReads(parts.engine(), parts.records());
        this.calls = calls;
        this.barrier = barrier;
    }

    @Override
    public void put(DocumentRef document, List<EmbeddedPassage> passages) {
        PassageRules.mustBeSome(passages);
        rules.mustFit(document, passages);
        var written = calls.get(() -> writer.write(passages));
        pending.merge(document, written, (one, other) -> one.number() > other.number() ? one : other);
    }

    @Override
    public void putWithoutVectors(DocumentRef document, List<Passage> passages) {
        PassageRules.mustBeSome(passages);
        PassageRules.mustBelong(document, passages);
        run(() -> putInForce(List.of(writer.writeWithoutVectors(passages))));
    }

    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        PassageRules.mustBeSome(passages);
        rules.mustFit(document, passages);
        run(() -> latest(document).ifPresent(revision -> writer.addVectors(revision, passages)));
    }

    /** {@return the revision that is in force, or will be after the next flush} */
    private OptionalLong latest(DocumentRef document) {
        return Stream.concat(
                        Stream.ofNullable(pending.get(document)).map(Revision::number),
                        parts.records().find(document).map(CurrentRevision::number).stream())
                .mapToLong(Long::longValue)
                .max();
    }

    @Override
    public synchronized void flush() {
        var all = List.copyOf(pending.values());
        run(() -> {
            barrier.await(writer.number());
            putInForce(all);
        });
    }

    private void putInForce(List<Revision> revisions) {
        writer.putInForce(revisions);
        revisions.forEach(revision -> {
            pending.remove(revision.source().ref(), revision);
            parts.profiles().changed(revision.source().owner());
        });
    }

    @Override
    public void delete(DocumentRef document) {
        run(() -> writer.delete(document));
        parts.profiles().changed(document.owner());
    }

    @Override
    public void delete(Scope scope) {
        run(() -> writer.delete(PassageSelection.of(scope, null)));
        scope.owners().forEach(parts.profiles()::changed);
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        rules.mustFit(query);
        return calls.get(() -> new RemoteSearch(parts, query).found().hits());
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> passages) {
        rules.mustFit(query);
        return calls.get(() -> new RemoteExplainer(parts, query).explain(passages));
    }

    @Override
    public void check() {
        if (!calls.get(() -> parts.engine().visible(0))) {
            throw new UnavailableIndexException("The search indexes show nothing of the index", null);
        }
    }

    @Override
    public List<Passage> passages(DocumentRef document, int offset, int limit) {
        return calls.get(() -> reads.passages(document, offset, limit));
    }

    @Override
    public List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        return calls.get(() -> reads.embedded(document, offset, limit));
    }

    @Override
    public long count(DocumentRef document) {
        return calls.get(() -> reads.count(document));
    }

    @Override
    public int countEmbedded(DocumentRef document) {
        return calls.get(() -> reads.countEmbedded(document));
    }

    @Override
    public List<DocumentRef> documents(@Nullable DocumentRef after, int limit) {
        return calls.get(() -> reads.documents(after, limit));
    }

    @Override
    public IndexStatistics statistics(Scope scope) {
        return calls.get(() -> parts.records().profile(scope).statistics());
    }

    @Override
    public IndexStatistics statistics() {
        return calls.get(() -> parts.records().profile(null).statistics());
    }

    @Override
    public Stream<Version> versions() {
        return calls.get(() -> reads.versions().toList()).stream();
    }

    @Override
    public VectorSpace space() {
        return rules.vectors();
    }

    /** Puts in force what was put and not flushed, although searches may not see it yet. */
    @Override
    public void persist() {
        run(() -> putInForce(List.copyOf(pending.values())));
    }

    @Override
    public void close() {
        persist();
    }

    private void run(Runnable call) {
        calls.get(() -> {
            call.run();
            return true;
        });
    }

    /** Makes calls of an engine, and translates failures of its client to exceptions of the index. */
    @FunctionalInterface
    public interface FailureTranslation {
        <T> T get(Supplier<T> call);
    }
}
