package dev.docent.bench.microbenchmark;

import dev.docent.bench.evaluation.EmbeddedCollections;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Replaces a passage with its vector, one of many that are committed together. */
@SuppressWarnings("NullAway.Init")
public class Indexing extends Step {

    private static final int PASSAGES = 512;

    private Map<String, List<EmbeddedPassage>> documents;
    private PassageIndex index;
    private BareIndex bare;

    @Override
    void prepare(EmbeddedCollections parts, Path folder) throws IOException, InterruptedException, ExecutionException {
        var passages = parts.passages();
        documents = IntStream.range(0, PASSAGES)
                .mapToObj(i -> passages.get(i % passages.size()))
                .collect(Collectors.groupingBy(each -> each.passage().source().document()));
        index = parts.part(PassageIndex.class);
        bare = BareIndex.in(folder.resolve("bare"));
    }

    @Benchmark
    @OperationsPerInvocation(PASSAGES)
    public void docent() {
        documents.forEach((document, passages) ->
                index.put(new DocumentRef(passages.getFirst().passage().source().owner(), document), passages));
        index.flush();
    }

    /** Writes the same fields with Lucene's default writer and codec. */
    @Benchmark
    @OperationsPerInvocation(PASSAGES)
    public void bareWriter() throws IOException {
        for (var document : documents.entrySet()) {
            bare.put(document.getKey(), document.getValue());
        }
        bare.flush();
    }

    @TearDown(Level.Trial)
    public void closeBare() throws IOException {
        bare.close();
    }

    /** Lucene with its defaults and the fields of the product's index: no codec, sort or merge policy of ours. */
    private record BareIndex(IndexWriter writer, SearcherManager searchers) implements Closeable {

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
}
