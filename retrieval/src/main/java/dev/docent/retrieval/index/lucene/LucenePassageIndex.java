package dev.docent.retrieval.index.lucene;

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
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Passages in one Lucene index: HNSW graphs for meaning and BM25 for words, side by side. */
final class LucenePassageIndex implements PassageGeneration {

    private final PassageRules rules;
    private final WordAnalyzers analyzers = new WordAnalyzers();
    private final IndexWriter writer;
    private final Searchers searchers;
    private final GroupCommit commits;

    private LucenePassageIndex(IndexWriter writer, VectorSpace vectors) throws IOException {
        this.writer = writer;
        this.rules = new PassageRules(vectors);
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
    public void put(DocumentRef document, List<EmbeddedPassage> passages) {
        PassageRules.mustBeSome(passages);
        rules.mustFit(document, passages);
        var documents = passages.stream().map(PassageFields::document).toList();
        wrapping(() -> writer.updateDocuments(PassageFilter.document(document), documents));
    }

    @Override
    public void putWithoutVectors(DocumentRef document, List<Passage> passages) {
        PassageRules.mustBeSome(passages);
        PassageRules.mustBelong(document, passages);
        var documents = passages.stream()
                .map(passage -> PassageFields.document(passage, null))
                .toList();
        wrapping(() -> writer.updateDocuments(PassageFilter.document(document), documents));
    }

    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        rules.mustFit(document, passages);
        var documents = passages.stream().map(PassageFields::document).toList();
        var replaced =
                passages.stream().map(embedded -> embedded.passage().ordinal()).toList();
        wrapping(() -> writer.updateDocuments(PassageFilter.passages(document, replaced), documents));
    }

    @Override
    public void flush() {
        writing(() -> {});
    }

    @Override
    public void delete(DocumentRef document) {
        writing(() -> writer.deleteDocuments(PassageFilter.document(document)));
    }

    @Override
    public void delete(Scope scope) {
        writing(() -> writer.deleteDocuments(PassageFilter.of(scope, null).query()));
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        rules.mustFit(query);
        return searching(searcher -> new PassageSearch(searcher, analyzers, query).hits());
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> passages) {
        rules.mustFit(query);
        return searching(searcher -> new ExplainedSearch(searcher, analyzers, query).explain(passages));
    }

    @Override
    public List<Passage> passages(DocumentRef document, int offset, int limit) {
        return searching(searcher -> new DocumentPassages(searcher, document).passages(offset, limit));
    }

    @Override
    public List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        return searching(searcher -> new DocumentPassages(searcher, document).embedded(offset, limit));
    }

    @Override
    public long count(DocumentRef document) {
        return searching(searcher -> searcher.count(new TermQuery(PassageFilter.document(document))));
    }

    @Override
    public List<DocumentRef> documents(@Nullable DocumentRef after, int limit) {
        return searching(searcher -> DocumentTerms.after(searcher.getIndexReader(), after, limit));
    }

    @Override
    public VectorSpace space() {
        return rules.vectors();
    }

    @Override
    public int countEmbedded(DocumentRef document) {
        return searching(searcher -> searcher.count(PassageFilter.embedded(document)));
    }

    @Override
    public IndexStatistics statistics() {
        return searching(searcher -> searcher.search(MatchAllDocsQuery.INSTANCE, new StatisticsCollector.Parts()));
    }

    @Override
    public IndexStatistics statistics(Scope scope) {
        return searching(
                searcher -> searcher.search(PassageFilter.of(scope, null).query(), new StatisticsCollector.Parts()));
    }

    /** Keeps all that was written, and gives up merges under way: a stop would wait minutes for them, a start makes them again. */
    @Override
    public void close() {
        wrapping(() -> {
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
