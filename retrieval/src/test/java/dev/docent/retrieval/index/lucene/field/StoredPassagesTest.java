package dev.docent.retrieval.index.lucene.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class StoredPassagesTest {

    @Test
    void includeTheLanguage() throws IOException {
        assertThat(kept(PassageDocument.of(passage(0), null))).containsExactly(passage(0));
    }

    @Test
    void areReadFromTheStoredFieldOfLayoutThree() throws IOException {
        assertThat(kept(ofLayoutThree(passage(0)), PassageDocument.of(passage(1), null)))
                .containsExactly(passage(0), passage(1));
    }

    private static Document ofLayoutThree(Passage passage) {
        var document = new Document();
        document.add(new StoredField("passage", PassageEncoding.write(passage)));
        return document;
    }

    /** Reads the documents in one segment each, then in a single one. */
    private static List<Passage> kept(Document... documents) throws IOException {
        try (var directory = new ByteBuffersDirectory();
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (var document : documents) {
                writer.addDocument(document);
                writer.commit();
            }
            var apart = all(directory);
            writer.forceMerge(1);
            assertThat(all(directory)).isEqualTo(apart);
            return apart;
        }
    }

    private static List<Passage> all(ByteBuffersDirectory directory) throws IOException {
        try (var reader = DirectoryReader.open(directory)) {
            var kept = new StoredPassages(new IndexSearcher(reader));
            var passages = new ArrayList<Passage>();
            for (var number = 0; number < reader.maxDoc(); number++) {
                passages.add(kept.get(number));
            }
            return passages;
        }
    }

    private static Passage passage(int ordinal) {
        var source = new PassageSource(
                Passages.OWNER, Passages.BASE, "d", "d.txt", "text/plain", Instant.EPOCH, Map.of(), "de");
        return new Passage("d-" + ordinal, source, ordinal, "Häuser", 0, 6, null, null, List.of("See"), 7, false);
    }
}
