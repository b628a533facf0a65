package dev.docent.bench.microbenchmark;

import dev.docent.retrieval.index.EmbeddedPassage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** Lucene with its defaults and the fields of the product's index: no codec, sort or merge policy of ours. */
final class BareIndex implements Closeable {

    private final IndexWriter writer;
    private final SearcherManager searchers;

    private BareIndex(IndexWriter writer, SearcherManager searchers) {
        this.writer = writer;
        this.searchers = searchers;
    }

    static BareIndex in(Path folder) throws IOException {
        var writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(new EnglishAnalyzer()));
        return new BareIndex(writer, new SearcherManager(writer, null));
    }

    void put(String document, List<EmbeddedPassage> passages) throws IOException {
        writer.updateDocuments(
                new Term("document", document),
                passages.stream().map(BareIndex::document).toList());
    }

    void flush() throws IOException {
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    private static Document document(EmbeddedPassage embedded) {
        var passage = embedded.passage();
        var source = passage.source();
        var scope = source.owner() + "/" + source.knowledgeBase();
        var document = new Document();
        document.add(new StringField("scope", scope, Store.NO));
        document.add(new SortedDocValuesField("scope", new BytesRef(scope)));
        document.add(new StringField("document", source.document(), Store.NO));
        document.add(new NumericDocValuesField("ordinal", passage.ordinal()));
        document.add(new NumericDocValuesField("tokens", passage.tokens()));
        document.add(new TextField("words", passage.text(), Store.NO));
        document.add(
                new TextField("words", String.join("\n", passage.headings()) + "\n" + source.filename(), Store.NO));
        document.add(new KnnFloatVectorField("vector", embedded.vector(), VectorSimilarityFunction.DOT_PRODUCT));
        document.add(new StoredField("passage", passage.toString()));
        document.add(new StringField("metadata", source.mediaType(), Store.NO));
        document.add(new StringField("metadata", source.filename(), Store.NO));
        document.add(new StringField("metadata", source.createdAt().toString(), Store.NO));
        return document;
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
    }
}
