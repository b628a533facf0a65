package dev.docent.retrieval.index.lucene.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.lucene.segment.DocIdRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptedRangesTest {

    private static final List<DocIdRange> RANGES = List.of(new DocIdRange(2, 5), new DocIdRange(7, 9));

    private IndexWriter writer;

    @BeforeEach
    void write() throws IOException {
        writer = new IndexWriter(
                new ByteBuffersDirectory(), new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE));
        for (var each = 0; each < 10; each++) {
            var document = new Document();
            document.add(new StringField("number", Integer.toString(each), Store.NO));
            writer.addDocument(document);
        }
        writer.flush();
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
    }

    @Test
    void includeTheDocumentsOfTheRanges() throws IOException {
        assertThat(asBits()).containsExactly(2, 3, 4, 7, 8);
        assertThat(asIterator()).containsExactly(2, 3, 4, 7, 8);
    }

    @Test
    void excludeDeletedDocuments() throws IOException {
        writer.deleteDocuments(new Term("number", "3"), new Term("number", "8"), new Term("number", "9"));

        assertThat(asBits()).containsExactly(2, 4, 7);
        assertThat(asIterator()).containsExactly(2, 4, 7);
    }

    private List<Integer> asBits() throws IOException {
        try (var reader = DirectoryReader.open(writer)) {
            var bits = docs(reader).bits();
            return IntStream.range(0, bits.length()).filter(bits::get).boxed().toList();
        }
    }

    private List<Integer> asIterator() throws IOException {
        try (var reader = DirectoryReader.open(writer)) {
            var iterator = docs(reader).iterator();
            var all = new ArrayList<Integer>();
            while (iterator.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                all.add(iterator.docID());
            }
            return all;
        }
    }

    private static AcceptedRanges docs(DirectoryReader reader) {
        return new AcceptedRanges(RANGES, reader.leaves().getFirst().reader());
    }
}
