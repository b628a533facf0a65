package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageExplanation;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions whose words have other forms in the documents. */
class LuceneLanguagesTest {

    private static final VectorSpace VECTORS = new VectorSpace("by-hand", Passages.DIMENSIONS);

    @TempDir
    Path folder;

    private LucenePassageIndex index;

    @BeforeEach
    void open() {
        index = LucenePassageIndex.open(folder, VECTORS, ComputePool.INLINE);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    /** The other passage shares only function words with the question. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "de; Das Haus am See steht seit 1889.; Welche Kosten wurden im Jahr darauf erstattet?; Welche Häuser wurden gebaut?",
                "de; Der Mieter kündigt die Wohnung.; Wer nicht will, der hat wann und warum auch immer.; Wann kündigten sie ihre Wohnungen?",
                "es; La casa fue construida por Gómez.; ¿Quién fue y cuándo? No se sabe por qué.; ¿Quién construyó las viviendas?",
                "fr; Le cheval de Dupont est blanc.; Qui est-ce et où ? On ne sait pas quand.; Où et quand sont les chevaux ?",
                "ru; Дом построен архитектором Ивановым.; Кто и когда, этого никто не знал.; Кто и когда построил дома?",
                "ar; بُنِيَت المدرسة في المدينة.; من هو ومتى كان ذلك لا أحد يعرف.; متى بنيت المدارس في مدينة؟ مدرسة",
                "zh; 北京大学有三千名学生。; 这是什么？谁知道他是谁，有多少。; 北京有多少学生？",
                "en; The house was built by the lake.; Which is it, and who was it?; Which houses were built?"
            })
    void areFoundBeforePassagesThatShareOnlyFunctionWords(String language, String text, String other, String question) {
        put("other", other, language);
        put("sought", text, language);

        for (var mode : List.of(SearchMode.KEYWORD, SearchMode.HYBRID)) {
            assertThat(found(question, mode)).as(mode.name()).startsWith("sought");
        }
    }

    @Test
    void areFoundAmongDocumentsOfOtherLanguages() {
        put("german", "Das Haus am See ist 1889 gebaut worden. Im Krieg brannte es ab.", "de");
        put("english", "The war began in 1914. Houses were built of wood. The German word for it is Haus.", "en");
        put("spanish", "La casa del lago fue construida en 1889. En la guerra ardió.", "es");
        put("unknown", "Häuser, 1914: 22", null);

        assertThat(found("Welche Häuser wurden gebaut?", SearchMode.KEYWORD)).startsWith("german", "unknown");
        assertThat(found("Which house was built?", SearchMode.KEYWORD)).containsExactly("english");
        assertThat(found("When did the war begin?", SearchMode.KEYWORD)).containsExactly("english");
        assertThat(found("Kriege", SearchMode.KEYWORD)).containsExactly("german");
        assertThat(found("¿Qué casas fueron construidas?", SearchMode.KEYWORD)).containsExactly("spanish");
        assertThat(found("1889", SearchMode.KEYWORD)).containsExactlyInAnyOrder("german", "spanish");
        assertThat(found("1914", SearchMode.KEYWORD)).containsExactlyInAnyOrder("english", "unknown");
    }

    @Test
    void areAnalyzedInTheLanguagesOfTheirKnowledgeBase() {
        put("english", "The hauser is a machine.", "en");
        index.replace(new DocumentRef("bob", "german"), List.of(passage("bob", "german", "Das Haus ist alt.", "de")));

        assertThat(found("Häuser", SearchMode.KEYWORD)).containsExactly("english");
        assertThat(index.search(query("bob", "Häuser", SearchMode.KEYWORD)))
                .singleElement()
                .satisfies(hit -> assertThat(hit.passage().source().language()).isEqualTo("de"));
    }

    @Test
    void areExplainedByTheWordsOfEachLanguage() {
        put("german", "Das Haus am See.", "de");
        put("english", "A house by the lake, called Hauser.", "en");

        var explained = index.explain(query("Welche Häuser am See?", SearchMode.HYBRID), List.of());

        assertThat(explained.hits())
                .extracting(
                        hit -> hit.hit().passage().source().document(),
                        hit -> hit.explanation().textTerms())
                .containsExactlyInAnyOrder(
                        tuple("german", List.of("Häuser", "See")), tuple("english", List.of("Häuser")));
        assertThat(explained.hits())
                .extracting(hit -> Objects.requireNonNull(hit.explanation().keyword()))
                .extracting(PassageExplanation.Part::rank)
                .containsExactly(1, 2);
    }

    @Test
    void findNothingAfterTheDocumentIsDeleted() {
        put("english", "The house.", "en");
        put("german", "Das Haus.", "de");
        index.delete(new DocumentRef(Passages.OWNER, "german"));

        assertThat(found("Häuser", SearchMode.KEYWORD)).isEmpty();
        assertThat(found("houses", SearchMode.KEYWORD)).containsExactly("english");
    }

    /** Lucene limits a query to 1,024 clauses. */
    @Test
    void mayBeVeryLong() {
        for (var language : List.of("en", "de", "es", "fr", "ru", "ar")) {
            put(language, "Häuserschaften und casitas, maisonnettes, " + language, language);
        }
        var words = new StringBuilder("casitas");
        for (int i = 0; i < 2_000; i++) {
            words.append(" häuserschaftslöschungen").append(i);
        }

        assertThat(found(words.toString(), SearchMode.HYBRID)).contains("es");
        assertThat(index.explain(query(words.toString(), SearchMode.HYBRID), List.of("es-0"))
                        .hits())
                .isNotEmpty();
    }

    private void put(String document, String text, @Nullable String language) {
        index.replace(
                new DocumentRef(Passages.OWNER, document), List.of(passage(Passages.OWNER, document, text, language)));
    }

    private static EmbeddedPassage passage(String owner, String document, String text, @Nullable String language) {
        var source = new PassageSource(
                owner, Passages.BASE, document, "file.txt", "text/plain", Instant.EPOCH, Map.of(), language);
        var passage = new Passage(document + "-0", source, 0, text, 0, text.length(), null, null, List.of(), 7, false);
        return new EmbeddedPassage(passage, Passages.unit(1, 0, 0));
    }

    private List<String> found(String question, SearchMode mode) {
        return index.search(query(question, mode)).stream()
                .map(hit -> hit.passage().source().document())
                .toList();
    }

    private static PassageQuery query(String question, SearchMode mode) {
        return query(Passages.OWNER, question, mode);
    }

    @SuppressWarnings("NullAway") // It does not see from a class file that it is the array that may be null.
    private static PassageQuery query(String owner, String question, SearchMode mode) {
        var vector = mode == SearchMode.KEYWORD ? null : Passages.unit(1, 0, 0);
        return new PassageQuery(Scope.of(owner, Passages.BASE), question, vector, mode, 10, null);
    }
}
