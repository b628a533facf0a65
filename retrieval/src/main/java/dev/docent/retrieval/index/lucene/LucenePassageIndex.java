package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.PassageRules;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.index.lucene.explain.LuceneExplainer;
import dev.docent.retrieval.index.lucene.field.PassageDocument;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.index.lucene.keyword.PassageLengths;
import dev.docent.retrieval.index.lucene.search.PassageSearch;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.IOFunction;
import org.apache.lucene.util.IORunnable;
import org.jspecify.annotations.Nullable;

/** A generation in one Lucene index, with HNSW graphs for vector search and BM25 for keyword search. */
final class LucenePassageIndex implements PassageGeneration {

    private final PassageRules rules;
    private final LuceneInternals internals;
    private final ComputePool compute;
    private final WordAnalyzers analyzers = new WordAnalyzers();
    private final PassageLengths lengths = new PassageLengths();
    private final IndexWriter writer;
    private final IndexSearchers searchers;
    private long committed;

    private LucenePassageIndex(IndexWriter writer, VectorSpace vectors, LuceneInternals internals, ComputePool compute)
            throws IOException {
        this.rules = new PassageRules(vectors);
        this.internals = internals;
        this.compute = compute;
        this.writer = writer;
        this.searchers = new IndexSearchers(writer);
    }

    /**
     * Opens the index in a folder, and creates it if there is none.
     *
     * @throws UnusableIndexException if it has another layout or vectors of another model
     * @throws IllegalStateException if another process has it open
     */
    static LucenePassageIndex open(Path folder, VectorSpace vectors, ComputePool compute) {
        return open(folder, vectors, new LuceneInternals(), compute);
    }

    static LucenePassageIndex open(Path folder, VectorSpace vectors, LuceneInternals internals, ComputePool compute) {
        try {
            return new LucenePassageIndex(IndexFolder.open(folder, vectors), vectors, internals, compute);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the index in " + folder, e);
        }
    }

    @Override
    public void put(DocumentRef document, List<EmbeddedPassage> passages) {
        PassageRules.mustBeSome(passages);
        rules.mustFit(document, passages);
        var documents = passages.stream().map(PassageDocument::of).toList();
        write(document, () -> writer.updateDocuments(PassageFields.document(document), documents));
    }

    @Override
    public void putWithoutVectors(DocumentRef document, List<Passage> passages) {
        PassageRules.mustBeSome(passages);
        PassageRules.mustBelong(document, passages);
        var documents = passages.stream()
                .map(passage -> PassageDocument.of(passage, null))
                .toList();
        write(document, () -> writer.updateDocuments(PassageFields.document(document), documents));
    }

    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        rules.mustFit(document, passages);
        var documents = passages.stream().map(PassageDocument::of).toList();
        var replaced =
                passages.stream().map(embedded -> embedded.passage().ordinal()).toList();
        write(document, () -> writer.updateDocuments(PassageFilter.passages(document, replaced), documents));
    }

    @Override
    public void flush() {
        write(() -> commit(writer.getMaxCompletedSequenceNumber()));
    }

    /** Does nothing if a commit of another caller, which this one waited for, included the write. */
    private synchronized void commit(long written) throws IOException {
        if (committed < written) {
            var reached = writer.commit();
            searchers.refresh();
            committed = Math.max(reached, written);
        }
    }

    @Override
    public void delete(DocumentRef document) {
        write(() -> writer.deleteDocuments(PassageFields.document(document)));
        flush();
    }

    @Override
    public void delete(Scope scope) {
        write(() -> writer.deleteDocuments(PassageFilter.of(scope, null).query()));
        flush();
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        rules.mustFit(query);
        return compute.call(
                query.scope().caller(),
                () -> read(searcher -> new PassageSearch(searcher, analyzers, internals, lengths, query).hits()));
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> passages) {
        rules.mustFit(query);
        return compute.call(
                query.scope().caller(),
                () -> read(searcher ->
                        new LuceneExplainer(searcher, analyzers, internals, lengths, query).explain(passages)));
    }

    @Override
    public List<Passage> passages(DocumentRef document, int offset, int limit) {
        return compute.background(
                document.owner(), () -> read(searcher -> new IndexContent(searcher).passages(document, offset, limit)));
    }

    @Override
    public List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        return compute.background(
                document.owner(), () -> read(searcher -> new IndexContent(searcher).embedded(document, offset, limit)));
    }

    @Override
    public long count(DocumentRef document) {
        return read(searcher -> searcher.count(new TermQuery(PassageFields.document(document))));
    }

    @Override
    public int countEmbedded(DocumentRef document) {
        return read(searcher -> searcher.count(PassageFilter.embedded(document)));
    }

    @Override
    public List<DocumentRef> documents(@Nullable DocumentRef after, int limit) {
        return read(searcher -> new IndexContent(searcher).documents(after, limit));
    }

    @Override
    public VectorSpace space() {
        return rules.vectors();
    }

    @Override
    public IndexStatistics statistics() {
        return read(searcher -> new IndexContent(searcher).statistics(MatchAllDocsQuery.INSTANCE));
    }

    @Override
    public IndexStatistics statistics(Scope scope) {
        var passages = PassageFilter.of(scope, null).query();
        return read(searcher -> new IndexContent(searcher).statistics(passages));
    }

    /** Commits all writes and aborts running merges, which would delay a stop by minutes; the next start repeats them. */
    @Override
    public void close() {
        write(() -> {
            searchers.close();
            if (writer.isOpen()) {
                try {
                    writer.commit();
                } finally {
                    writer.rollback();
                }
            }
        });
    }

    private void write(DocumentRef document, IORunnable write) {
        compute.background(document.owner(), () -> {
            write(write);
            return document;
        });
    }

    private static void write(IORunnable write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the index", e);
        }
    }

    private <T> T read(IOFunction<IndexSearcher, T> search) {
        try {
            return searchers.run(search);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the index", e);
        }
    }
}
