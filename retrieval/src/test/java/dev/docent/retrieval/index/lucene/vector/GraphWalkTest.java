package dev.docent.retrieval.index.lucene.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.index.lucene.segment.DocIdRange;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphWalkTest {

    private static final String FIELD = "vector";
    private static final int DIMENSIONS = 32;
    private static final int ENOUGH_FOR_A_GRAPH = 4_000;
    private static final int WANTED = 50;

    @TempDir
    Path folder;

    private final Random random = new Random(3);

    @Test
    void findsTheSameAsLucene() throws IOException {
        searching(ENOUGH_FOR_A_GRAPH, segment -> {
            var walk = Objects.requireNonNull(GraphWalk.of(segment, FIELD));
            for (var question = 0; question < 10; question++) {
                var vector = vector();
                var ours = new TopKnnCollector(WANTED, Integer.MAX_VALUE);
                var theirs = new TopKnnCollector(WANTED, Integer.MAX_VALUE);

                walk.collect(vector, all(segment), ours);
                segment.searchNearestVectors(FIELD, vector, theirs, all(segment));

                assertThat(ours.topDocs().scoreDocs)
                        .hasSize(WANTED)
                        .usingElementComparator(GraphWalkTest::compare)
                        .isEqualTo(theirs.topDocs().scoreDocs);
            }
        });
    }

    @Test
    void findsAcceptedDocumentsOnly() throws IOException {
        searching(ENOUGH_FOR_A_GRAPH, segment -> {
            var walk = Objects.requireNonNull(GraphWalk.of(segment, FIELD));
            var half = new DocIdRange(0, segment.maxDoc() / 2);
            var nearest = new TopKnnCollector(WANTED, Integer.MAX_VALUE);

            walk.collect(vector(), new AcceptedRanges(List.of(half), segment), nearest);

            assertThat(nearest.topDocs().scoreDocs)
                    .hasSize(WANTED)
                    .allSatisfy(found -> assertThat(found.doc).isLessThan(half.end()));
        });
    }

    @Test
    void isAbsentWithoutAGraph() throws IOException {
        searching(100, segment -> {
            assertThat(GraphWalk.of(segment, FIELD)).isNull();
            assertThat(GraphWalk.of(segment, "another")).isNull();
        });
    }

    @Test
    void isLeftToLuceneWhereAnotherCodecWroteTheSegment() throws IOException {
        searching(ENOUGH_FOR_A_GRAPH, new Lucene104Codec(), segment -> {
            assertThat(GraphWalk.of(segment, FIELD)).isNull();
            var searcher = new IndexSearcher(segment);
            var vector = vector();
            var scope = PassageFilter.of(Scope.of("ann", "base"), null).scope();

            var found = searcher.search(new ScopedVectorQuery(FIELD, vector, WANTED, scope), WANTED);
            var filtered = searcher.search(new KnnFloatVectorQuery(FIELD, vector, WANTED, scope), WANTED);

            assertThat(found.scoreDocs).hasSize(WANTED);
            assertThat(found.scoreDocs)
                    .usingElementComparator(GraphWalkTest::compare)
                    .isEqualTo(filtered.scoreDocs);
        });
    }

    @Test
    void isSlowerThanComparingWhereFewAreAccepted() throws IOException {
        searching(ENOUGH_FOR_A_GRAPH, segment -> {
            var walk = Objects.requireNonNull(GraphWalk.of(segment, FIELD));

            assertThat(walk.isFasterThanComparing(all(segment), WANTED)).isTrue();
            assertThat(walk.isFasterThanComparing(all(segment), ENOUGH_FOR_A_GRAPH))
                    .isFalse();
            var few = new AcceptedRanges(List.of(new DocIdRange(0, WANTED)), segment);
            assertThat(walk.isFasterThanComparing(few, WANTED)).isFalse();
        });
    }

    private static AcceptDocs all(LeafReader segment) {
        return AcceptDocs.fromLiveDocs(segment.getLiveDocs(), segment.maxDoc());
    }

    private static int compare(ScoreDoc one, ScoreDoc other) {
        return one.doc == other.doc ? Float.compare(one.score, other.score) : Integer.compare(one.doc, other.doc);
    }

    /** Searches one segment, in which every third document has no vector. */
    private void searching(int vectors, Searching searching) throws IOException {
        searching(vectors, new PassageCodec(), searching);
    }

    private void searching(int vectors, Codec codec, Searching searching) throws IOException {
        try (var directory = new MMapDirectory(folder);
                var writer = new IndexWriter(directory, new IndexWriterConfig().setCodec(codec))) {
            for (var each = 0; each < vectors * 3 / 2; each++) {
                var document = new Document();
                document.add(new SortedDocValuesField("other", new BytesRef("x")));
                document.add(new StringField(
                        PassageFields.SCOPE,
                        PassageFields.scope(new KnowledgeBaseRef("ann", "base")).text(),
                        Store.NO));
                if (each % 3 != 0) {
                    document.add(new KnnFloatVectorField(FIELD, vector(), VectorSimilarityFunction.DOT_PRODUCT));
                }
                writer.addDocument(document);
            }
            writer.forceMerge(1);
            writer.commit();
            try (var reader = DirectoryReader.open(directory)) {
                searching.in(reader.leaves().getFirst().reader());
            }
        }
    }

    private float[] vector() {
        var vector = new float[DIMENSIONS];
        var square = 0.0;
        for (var i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) random.nextGaussian();
            square += vector[i] * vector[i];
        }
        for (var i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }

    @FunctionalInterface
    private interface Searching {
        void in(LeafReader segment) throws IOException;
    }
}
