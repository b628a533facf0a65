package dev.docent.retrieval.index.lucene.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.lucene.field.PassageDocument;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.field.StoredPassages;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.index.lucene.search.PassageSearch;
import dev.docent.retrieval.index.lucene.segment.CandidateScores;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzer;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/** Computed scores equal those of Lucene's queries, on texts of a small vocabulary in random order. */
class KeywordScoresTest {

    private static final List<String> VOCABULARY =
            List.of("elm", "street", "tenant", "rent", "harbour", "Häuser", "Haus", "Kinder", "hauser");
    private static final String QUESTION = "tenant elm street rent";
    private static final int PASSAGES = 600;
    private static final Scope SCOPE = Scope.of(Passages.OWNER, Set.of("one", "two"));
    private static final PassageFilter FILTER = PassageFilter.of(SCOPE, null);

    private final LuceneInternals internals = new LuceneInternals();
    private final Random random = new Random(3);
    private List<String> languages = List.of("en");

    @Test
    void equalThoseOfTheQuery() throws IOException {
        searching(searcher -> {
            var asked = asked(searcher);
            var positions = new TermPositions(searcher, asked);
            var scores = new KeywordScores(searcher, internals, asked, positions);
            var whole = CandidateScores.of(searcher.search(KeywordQuery.of(searcher, asked, FILTER.query()), PASSAGES));

            var exact = scores.of(whole.docs());

            assertThat(whole.size()).isGreaterThan(PASSAGES / 4);
            assertThat(exact.docs()).isEqualTo(whole.docs());
            for (var each : whole.docs()) {
                assertThat(exact.get(each)).isEqualTo(whole.get(each));
            }
        });
    }

    @Test
    void areAbsentForPassagesWithoutATerm() throws IOException {
        searching(searcher -> {
            var asked = asked(searcher);
            var all = IntStream.range(0, PASSAGES).boxed().toList();

            var exact = new KeywordScores(searcher, internals, asked, new TermPositions(searcher, asked)).of(all);

            assertThat(exact.docs())
                    .hasSizeBetween(PASSAGES / 4, PASSAGES - 1)
                    .isEqualTo(CandidateScores.of(searcher.search(asked.anyOf(), PASSAGES))
                            .docs());
        });
    }

    @Test
    void orderASearchOfAScopeLikeTheQuery() throws IOException {
        searching(searcher -> {
            var asked = asked(searcher);
            var positions = new TermPositions(searcher, asked);
            var whole = searcher.search(KeywordQuery.of(searcher, asked, FILTER.query()), PASSAGES);

            var scores = new KeywordScores(searcher, internals, asked, positions);

            var found = new KeywordSearch(searcher, null, asked, PASSAGES).best(PASSAGES);
            var exact = found.replacedBy(scores.of(found.docs()));

            assertThat(found.size()).isGreaterThan(PASSAGES / 4);
            assertThat(exact.best(PASSAGES))
                    .isEqualTo(Stream.of(whole.scoreDocs).map(hit -> hit.doc).toList());
        });
    }

    private static QueryTerms asked(ScopeSearcher searcher) throws IOException {
        return asked(searcher, QUESTION, TextLanguage.ENGLISH);
    }

    private static QueryTerms asked(ScopeSearcher searcher, String question, TextLanguage... inflections)
            throws IOException {
        return QueryTerms.of(
                searcher, new WordAnalyzers().queryWords(question, Set.of(inflections), QueryTerms.MAX_TERMS));
    }

    @Test
    void equalThoseOfTheQueryInSeveralLanguages() throws IOException {
        languages = List.of("en", "de");
        searching(searcher -> {
            var asked = asked(searcher, "tenant Häuser elm Kinder", TextLanguage.ENGLISH, TextLanguage.GERMAN);
            var positions = new TermPositions(searcher, asked);
            var scores = new KeywordScores(searcher, internals, asked, positions);
            var whole = KeywordQuery.of(searcher, asked, FILTER.query());

            assertThat(asked.terms()).extracting(term -> term.forms().size()).containsExactly(1, 2, 1, 2);
            var expected = CandidateScores.of(searcher.search(whole, PASSAGES));
            var exact = scores.of(expected.docs());
            for (var each : expected.docs()) {
                assertThat(exact.get(each)).isCloseTo(expected.get(each), withinPercentage(0.01));
            }
            var best = new KeywordSearch(searcher, null, asked, PASSAGES).best(PASSAGES);
            assertThat(best.docs()).hasSizeGreaterThan(PASSAGES / 4).isEqualTo(expected.docs());
        });
    }

    @Test
    void areExactForEachHitBeyondTheRescoredDepth() throws IOException {
        searching(searcher -> {
            var query = new PassageQuery(SCOPE, QUESTION, new float[] {1, 0, 0}, SearchMode.HYBRID, 100, null);
            var whole = KeywordQuery.of(searcher, asked(searcher), FILTER.query());
            var expected = new HashMap<String, Double>();
            for (var hit : searcher.search(whole, PASSAGES).scoreDocs) {
                expected.put(new StoredPassages(searcher).get(hit.doc).id(), (double) hit.score);
            }

            var hits = new PassageSearch(searcher, new WordAnalyzers(), internals, new PassageLengths(), query).hits();

            assertThat(hits)
                    .hasSize(100)
                    .allSatisfy(hit -> assertThat(hit.keyword())
                            .isEqualTo(expected.get(hit.passage().id())));
        });
    }

    private void searching(Check check) throws IOException {
        try (var directory = new ByteBuffersDirectory()) {
            var settings = new IndexWriterConfig(new WordAnalyzer())
                    .setMergePolicy(NoMergePolicy.INSTANCE)
                    .setIndexSort(new Sort(new SortField(PassageFields.SCOPE, SortField.Type.STRING)));
            try (var writer = new IndexWriter(directory, settings)) {
                for (int i = 0; i < PASSAGES; i++) {
                    writer.addDocument(PassageDocument.of(passage(i), null));
                    if (i % 250 == 0) {
                        writer.commit();
                    }
                }
            }
            try (var reader = DirectoryReader.open(directory)) {
                check.of(new ScopeSearcher(new IndexSearcher(reader), FILTER.scope(), new PassageLengths()));
            }
        }
    }

    private Passage passage(int number) {
        var base = List.of("one", "two", "three").get(random.nextInt(3));
        var text = words(1 + random.nextInt(12));
        return new Passage(
                "p-" + number,
                new PassageSource(
                        Passages.OWNER,
                        base,
                        "p",
                        "p.txt",
                        "text/plain",
                        Instant.EPOCH,
                        Map.of(),
                        languages.get(number % languages.size())),
                number,
                text,
                0,
                text.length(),
                null,
                null,
                random.nextBoolean() ? List.of() : List.of(words(3)),
                7,
                false);
    }

    private String words(int count) {
        return random.ints(count, 0, VOCABULARY.size())
                .mapToObj(VOCABULARY::get)
                .collect(Collectors.joining(" "));
    }

    @FunctionalInterface
    private interface Check {
        void of(ScopeSearcher searcher) throws IOException;
    }
}
