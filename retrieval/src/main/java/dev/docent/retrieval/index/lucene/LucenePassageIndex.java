package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.IndexedDocument;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Passages in one Lucene index: HNSW graphs for meaning and BM25 for words, side by side. */
final class LucenePassageIndex implements PassageIndex, AutoCloseable {

    private final VectorSpace vectors;
    private final WordAnalyzers analyzers = new WordAnalyzers();
    private final IndexWriter writer;
    private final Searchers searchers;
    private final GroupCommit commits;

    private LucenePassageIndex(IndexWriter writer, VectorSpace vectors) throws IOException {
        this.writer = writer;
        this.vectors = vectors;
        this.searchers = new Searchers(writer);
        this.commits = new GroupCommit(() -> {
            writer.commit();
            searchers.refresh();
        });
    }

    /**
     * Opens the index in a folder, making it when there is none.
     *
     * @throws IllegalStateException if it holds vectors of another model, is laid out by another version, or another process
     *     has it open
     */
    static LucenePassageIndex open(Path folder, VectorSpace vectors) {
        try {
            return new LucenePassageIndex(IndexFolder.open(folder, vectors), vectors);
        } catch (IOException e) {
            throw new UncheckedIOException("The index in " + folder + " can't be opened", e);
        }
    }

    @Override
    public void put(String owner, String document, List<EmbeddedPassage> passages) {
        if (passages.isEmpty()) {
            throw new IllegalArgumentException("A document has passages; to remove it is another call");
        }
        passages.forEach(passage -> mustBelong(passage, owner, document));
        var documents = passages.stream().map(PassageFields::document).toList();
        wrapping(() -> writer.updateDocuments(PassageFilter.document(owner, document), documents));
    }

    @Override
    public void announce(String owner, String document, List<Passage> passages) {
        if (passages.isEmpty()) {
            throw new IllegalArgumentException("A document has passages; to remove it is another call");
        }
        passages.forEach(passage -> mustBelong(passage, owner, document));
        var documents = passages.stream()
                .map(passage -> PassageFields.document(passage, null))
                .toList();
        wrapping(() -> writer.updateDocuments(PassageFilter.document(owner, document), documents));
    }

    @Override
    public void embed(String owner, String document, List<EmbeddedPassage> passages) {
        passages.forEach(passage -> mustBelong(passage, owner, document));
        var documents = passages.stream().map(PassageFields::document).toList();
        var replaced =
                passages.stream().map(embedded -> embedded.passage().ordinal()).toList();
        wrapping(() -> writer.updateDocuments(PassageFilter.passages(owner, document, replaced), documents));
    }

    @Override
    public void flush() {
        writing(() -> {});
    }

    @Override
    public void removeDocument(String owner, String document) {
        writing(() -> writer.deleteDocuments(PassageFilter.document(owner, document)));
    }

    @Override
    public void removeAll(Scope scope) {
        writing(() -> writer.deleteDocuments(PassageFilter.of(scope, null).query()));
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        if (query.vector() != null) {
            vectors.mustHold(query.vector());
        }
        return searching(searcher -> new PassageSearch(searcher, analyzers, query).hits());
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> passages) {
        if (query.vector() != null) {
            vectors.mustHold(query.vector());
        }
        return searching(searcher -> new ExplainedSearch(searcher, analyzers, query).explain(passages));
    }

    @Override
    public List<Passage> passages(String owner, String document, int offset, int limit) {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("Not a page: %d passages from %d".formatted(limit, offset));
        }
        var query = new TermQuery(PassageFilter.document(owner, document));
        var order = new Sort(new SortField(PassageFields.ORDINAL, SortField.Type.LONG));
        return searching(searcher -> {
            var end = (int) Math.min(
                    (long) offset + limit, Math.max(1, searcher.getIndexReader().maxDoc()));
            var found = searcher.search(query, end, order).scoreDocs;
            var passages = new ArrayList<Passage>();
            for (int i = offset; i < found.length; i++) {
                passages.add(PassageFields.passage(searcher.storedFields().document(found[i].doc)));
            }
            return passages;
        });
    }

    @Override
    public List<IndexedDocument> documents(@Nullable IndexedDocument after, int limit) {
        return searching(searcher -> DocumentTerms.after(searcher.getIndexReader(), after, limit));
    }

    @Override
    public IndexStatistics statistics(Scope scope) {
        return searching(
                searcher -> searcher.search(PassageFilter.of(scope, null).query(), new StatisticsCollector.Parts()));
    }

    /** Keeps all that was written, and gives up merges under way: a stop would wait minutes for them, a start makes them again. */
    @Override
    public void close() throws IOException {
        searchers.close();
        if (writer.isOpen()) {
            try {
                writer.commit();
            } finally {
                writer.rollback();
            }
        }
    }

    private void mustBelong(EmbeddedPassage embedded, String owner, String document) {
        mustBelong(embedded.passage(), owner, document);
        vectors.mustHold(embedded.vector());
    }

    private static void mustBelong(Passage passage, String owner, String document) {
        var source = passage.source();
        if (!source.owner().equals(owner) || !source.document().equals(document)) {
            throw new IllegalArgumentException("Passage %s is not of document %s".formatted(passage.id(), document));
        }
    }

    private void writing(Writing writing) {
        wrapping(() -> {
            writing.run();
            commits.await();
        });
    }

    private static void wrapping(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The index can't be written", e);
        }
    }

    private <T> T searching(Searchers.Search<T> search) {
        try {
            return searchers.run(search);
        } catch (IOException e) {
            throw new UncheckedIOException("The index can't be read", e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
