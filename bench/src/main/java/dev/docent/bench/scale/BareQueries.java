package dev.docent.bench.scale;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FullPrecisionFloatVectorSimilarityValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.FSDirectory;

/**
 * The two queries of a hybrid search run by Lucene itself on the same index: without proximity rescoring, without rescoring
 * by raw vectors, and without reading passages.
 */
final class BareQueries implements Closeable {

    /** The depth of each list in the product. */
    private static final int DEPTH = 200;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    BareQueries(Path index) throws IOException {
        reader = DirectoryReader.open(FSDirectory.open(index));
        searcher = new IndexSearcher(reader);
    }

    int passages() {
        return reader.numDocs();
    }

    /** {@return the number and the sizes of the segments} */
    String segments() {
        return reader.leaves().size() + " segments of "
                + reader.leaves().stream().map(leaf -> leaf.reader().maxDoc()).toList();
    }

    /** Runs a disjunction of the words and a nearest-vector query over the tenant's passages. */
    void search(Tenant tenant, List<String> terms, float[] vector) throws IOException {
        var words = new BooleanQuery.Builder();
        terms.forEach(term -> words.add(new TermQuery(new Term("words", term)), Occur.SHOULD));
        var bounded = new BooleanQuery.Builder()
                .add(words.build(), Occur.MUST)
                .add(filter(tenant), Occur.FILTER)
                .build();
        searcher.search(bounded, DEPTH);
        searcher.search(new KnnFloatVectorQuery(tenant.vectors(), vector, DEPTH, filter(tenant)), DEPTH);
    }

    /** {@return the ids of the nearest passages, by exhaustive comparison} */
    Set<String> nearest(Tenant tenant, float[] vector, int count) throws IOException {
        var exact = new FunctionScoreQuery(
                filter(tenant), new FullPrecisionFloatVectorSimilarityValuesSource(vector, tenant.vectors()));
        var ids = new HashSet<String>();
        for (var hit : searcher.search(exact, count).scoreDocs) {
            ids.add(id(hit.doc));
        }
        return ids;
    }

    private String id(int passage) throws IOException {
        var leaf = reader.leaves().get(ReaderUtil.subIndex(passage, reader.leaves()));
        var content = DocValues.getBinary(leaf.reader(), "content");
        content.advanceExact(passage - leaf.docBase);
        var bytes = content.binaryValue();
        // The stored members of a passage begin with its id.
        return new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length).readString();
    }

    private static Query filter(Tenant tenant) {
        return new TermQuery(new Term("scope", tenant.scope()));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
