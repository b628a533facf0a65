package dev.docent.retrieval.index.lucene.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.lucene.field.PassageDocument;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics equal those that are counted passage by passage, in short and long ranges, with and without deletions. */
class ScopeSearcherTest {

    /** So many that ranges are counted by bit sets and their lengths are kept. */
    private static final int PASSAGES = 40_000;

    private static final List<String> VOCABULARY = List.of("lamp", "dock", "salt", "wind", "elm");

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final PassageLengths lengths = new PassageLengths();
    private final Map<String, List<String>> texts = new HashMap<>();
    private final Random random = new Random(5);

    @BeforeEach
    void fill() throws IOException {
        var settings = new IndexWriterConfig(new WordAnalyzer())
                .setIndexSort(new Sort(new SortField(PassageFields.SCOPE, SortField.Type.STRING)));
        try (var writer = new IndexWriter(directory, settings)) {
            for (var each = 0; each < PASSAGES; each++) {
                add(writer, each % 3 == 0 ? "large" : each % 3 == 1 ? "deleted" : "small" + each % 100, each);
            }
            writer.commit();
            for (var each = 0; each < 100; each++) {
                add(writer, "large", PASSAGES + each);
            }
        }
    }

    private void add(IndexWriter writer, String base, int number) throws IOException {
        var text = text();
        var source = Passages.source(Passages.OWNER, base, base + number);
        var passage = Passages.passage(source, 0, text, 1, 0, 0).passage();
        writer.addDocument(PassageDocument.of(passage, null));
        texts.computeIfAbsent(base, key -> new ArrayList<>()).add(text);
    }

    /** The first word is in nearly all, the last in few passages. */
    private String text() {
        var words = new ArrayList<String>();
        for (var each = 0; each < VOCABULARY.size(); each++) {
            if (random.nextInt(1 << (3 * each)) == 0 && random.nextInt(50) > 0) {
                words.add(VOCABULARY.get(each));
            }
        }
        return words.isEmpty() ? "sea" : String.join(" ", words);
    }

    @AfterEach
    void close() throws IOException {
        directory.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"large", "small2", "large small2 small5 deleted", "absent"})
    void countsThePassagesOfTheScope(String bases) throws IOException {
        assertStatistics(bases);
    }

    @ParameterizedTest
    @ValueSource(strings = {"large", "small2", "deleted", "large deleted small5"})
    void leavesOutDeletedPassages(String bases) throws IOException {
        try (var writer = new IndexWriter(
                directory,
                new IndexWriterConfig(new WordAnalyzer())
                        .setIndexSort(new Sort(new SortField(PassageFields.SCOPE, SortField.Type.STRING))))) {
            for (var each = 1; each < PASSAGES; each += 6) {
                writer.deleteDocuments(
                        PassageFields.document(Passages.source(Passages.OWNER, "deleted", "deleted" + each)
                                .ref()));
            }
        }
        var kept = texts.getOrDefault("deleted", List.of());
        var remaining = new ArrayList<String>();
        for (var each = 1; each < kept.size(); each += 2) {
            remaining.add(kept.get(each));
        }
        texts.put("deleted", remaining);

        assertStatistics(bases);
    }

    @Test
    void keepsTheTotalsOfASnapshotOnly() throws IOException {
        assertStatistics("large");
        try (var writer = new IndexWriter(
                directory,
                new IndexWriterConfig(new WordAnalyzer())
                        .setIndexSort(new Sort(new SortField(PassageFields.SCOPE, SortField.Type.STRING))))) {
            writer.deleteDocuments(PassageFields.scope(new KnowledgeBaseRef(Passages.OWNER, "large")));
        }
        texts.remove("large");

        assertStatistics("large");
    }

    private void assertStatistics(String bases) throws IOException {
        try (var reader = DirectoryReader.open(directory)) {
            var scope = Scope.of(Passages.OWNER, Set.of(bases.split(" ")));
            var searcher = new ScopeSearcher(
                    new IndexSearcher(reader), PassageFilter.of(scope, null).scope(), lengths);
            var expected = Arrays.stream(bases.split(" "))
                    .flatMap(base -> texts.getOrDefault(base, List.of()).stream())
                    .map(text -> List.of(text.split(" ")))
                    .toList();

            assertThat(searcher.docCount()).isEqualTo(expected.size());
            var statistics = searcher.collectionStatistics(PassageFields.WORDS);
            assertThat(statistics == null ? 0 : statistics.docCount()).isEqualTo(expected.size());
            // The name of the file adds one word to each.
            assertThat(statistics == null ? 0 : statistics.sumTotalTermFreq())
                    .isEqualTo(expected.stream().mapToInt(List::size).sum() + expected.size());
            for (var word : VOCABULARY) {
                var term = new Term(PassageFields.WORDS, word);
                var docFreq = searcher.docFreq(term, TermStates.build(searcher, term, true));
                assertThat(docFreq).as(word).isEqualTo((int)
                        expected.stream().filter(text -> text.contains(word)).count());
            }
        }
    }
}
