package dev.docent.retrieval.index.lucene.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.lucene.field.PassageDocument;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.field.ScopeLanguages;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.index.lucene.search.PassageSearch;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzer;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The terms of a question in knowledge bases of one and of several languages. */
class QueryTermsTest {

    private static final String QUESTION = "Which houses of the die were built, Häuser?";

    @Test
    void haveOneFormEachInEnglish() throws IOException {
        var all = new WordAnalyzer().terms(QUESTION, QueryTerms.MAX_TERMS);
        assertThat(all).startsWith("which");
        var words = all.subList(1, all.size()); // No passage has the first.
        var any = new BooleanQuery.Builder();
        var pairs = new BooleanQuery.Builder();
        for (int i = 0; i < words.size(); i++) {
            any.add(new TermQuery(new Term("words", words.get(i))), Occur.SHOULD);
            if (i > 0) {
                var pair = new PhraseQuery(5, "words", words.get(i - 1), words.get(i));
                pairs.add(new BoostQuery(pair, 0.3f), Occur.SHOULD);
            }
        }
        var filter =
                PassageFilter.of(Scope.of(Passages.OWNER, Passages.BASE), null).query();
        var found = new BooleanQuery.Builder()
                .add(any.build(), Occur.MUST)
                .add(filter, Occur.FILTER)
                .build();
        var whole = new BooleanQuery.Builder()
                .add(found, Occur.MUST)
                .add(pairs.build(), Occur.SHOULD)
                .build();

        searching(List.of("en", "en"), searcher -> {
            var asked = asked(searcher);

            assertThat(asked.anyOf()).isEqualTo(any.build());
            assertThat(KeywordQuery.of(searcher, asked, filter)).isEqualTo(whole);
        });
    }

    @Test
    void haveSeveralFormsInSeveralLanguages() throws IOException {
        searching(List.of("en", "de"), searcher -> {
            var asked = asked(searcher);

            assertThat(asked.terms())
                    .extracting(each -> each.word().written())
                    .containsExactly("Which", "houses", "die", "were", "built", "Häuser");
            assertThat(clauses(asked.anyOf()))
                    .contains(
                            new TermQuery(new Term("words", "hous")),
                            new SynonymQuery.Builder("words")
                                    .addTerm(new Term("words", "hauser"))
                                    .addTerm(new Term("words", "haus"))
                                    .build());
        });
    }

    @Test
    void omitFormsThatNoPassageHas() throws IOException {
        searching(
                List.of("de", "de"),
                searcher ->
                        assertThat(asked(searcher).get(2).query()).isEqualTo(new TermQuery(new Term("words", "haus"))));
    }

    @Test
    void dependOnTheLanguagesOfTheKnowledgeBase() throws IOException {
        assertThat(held("en", null, "zh")).containsExactly(TextLanguage.ENGLISH);
        assertThat(held("de", "de")).containsExactly(TextLanguage.GERMAN);
        assertThat(held("ru", "en", "ar"))
                .containsExactly(TextLanguage.ENGLISH, TextLanguage.RUSSIAN, TextLanguage.ARABIC);
        assertThat(held()).containsExactly(TextLanguage.ENGLISH);
    }

    private static EnumSet<TextLanguage> held(@Nullable String... languages) throws IOException {
        var held = EnumSet.noneOf(TextLanguage.class);
        searching(
                Arrays.asList(languages),
                searcher -> held.addAll(ScopeLanguages.of(
                        searcher.getIndexReader(),
                        List.of(PassageFields.scope(new KnowledgeBaseRef(Passages.OWNER, Passages.BASE))))));
        return held;
    }

    private static List<Query> clauses(Query query) {
        return ((BooleanQuery) query)
                .clauses().stream().map(clause -> clause.query()).toList();
    }

    @SuppressWarnings("NullAway") // It does not see from a class file that it is the array that may be null.
    private static QueryTerms asked(ScopeSearcher searcher) throws IOException {
        var query =
                new PassageQuery(Scope.of(Passages.OWNER, Passages.BASE), QUESTION, null, SearchMode.KEYWORD, 10, null);
        return QueryTerms.of(searcher, PassageSearch.words(searcher, new WordAnalyzers(), query));
    }

    /** Each passage is a segment of its own; another owner has passages of all languages. */
    private static void searching(List<@Nullable String> languages, Check check) throws IOException {
        try (var directory = new ByteBuffersDirectory()) {
            try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (var language : languages) {
                    writer.addDocument(PassageDocument.of(passage(Passages.OWNER, language), null));
                    writer.commit();
                }
                if (!languages.stream().allMatch("en"::equals)) {
                    writer.addDocument(PassageDocument.of(passage("bob", "fr"), null));
                }
            }
            try (var reader = DirectoryReader.open(directory)) {
                var scope = PassageFilter.of(Scope.of(Passages.OWNER, Passages.BASE), null)
                        .scope();
                check.of(new ScopeSearcher(new IndexSearcher(reader), scope, new PassageLengths()));
            }
        }
    }

    private static Passage passage(String owner, @Nullable String language) {
        var source = new PassageSource(
                owner, Passages.BASE, "d", "file.txt", "text/plain", Instant.EPOCH, Map.of(), language);
        var text = "Das Haus und die Häuser: the houses were built by Hauser.";
        return new Passage("d-0", source, 0, text, 0, text.length(), null, null, List.of(), 7, false);
    }

    @FunctionalInterface
    private interface Check {
        void of(ScopeSearcher searcher) throws IOException;
    }
}
