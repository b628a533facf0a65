package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.words.Inflection;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which words passages are looked for by, in an index where one stands in very many. */
class CommonWordsTest {

    private static final int LARGE = 100_000;
    private static final int TENTH = LARGE / 10;

    private static ByteBuffersDirectory directory;
    private static DirectoryReader reader;

    @BeforeAll
    static void fill() throws IOException {
        directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (var text : IntStream.range(0, TENTH)
                    .mapToObj(each -> each == 0 ? "sea harbour beacon" : "sea")
                    .toList()) {
                var document = new Document();
                document.add(new TextField(PassageFields.WORDS, text, Store.NO));
                writer.addDocument(document);
            }
        }
        reader = DirectoryReader.open(directory);
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
        directory.close();
    }

    @Test
    void areLeftOutOfALargeIndex() throws IOException {
        assertThat(looksFor("sea harbour beacon", LARGE)).containsExactly("words:harbour", "words:beacon");
    }

    @Test
    void stayWhereTheIndexIsSmallOrTheyAreRarerInIt() throws IOException {
        assertThat(looksFor("sea harbour beacon", LARGE - 1)).hasSize(3);
        assertThat(looksFor("sea harbour beacon", LARGE + 10)).hasSize(3);
    }

    @Test
    void stayBesideASingleOtherWord() throws IOException {
        assertThat(looksFor("sea harbour", LARGE)).hasSize(2);
    }

    private static List<String> looksFor(String question, int passages) throws IOException {
        var words = new WordAnalyzers().asked(question, Set.of(Inflection.ENGLISH), AskedTerms.MAX_TERMS);
        var query =
                (BooleanQuery) AskedTerms.of(new IndexSearcher(reader), words).finding(passages);
        return query.clauses().stream().map(clause -> clause.query().toString()).toList();
    }
}
