package dev.docent.retrieval.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordAnalyzerTest {

    private final WordAnalyzer analyzer = new WordAnalyzer();

    @ParameterizedTest
    @CsvSource({
        "running, runs",
        "policies, policy",
        "Connected, connecting",
        "museum's, museums",
        "CAFÉ, cafe",
        "naïve, naive",
        "Ｗｉｄｅ, wide",
        "e\u0301te\u0301, ete"
    })
    void reducesFormsOfAWordToOneStem(String one, String other) {
        assertThat(terms(one)).hasSize(1).isEqualTo(terms(other));
    }

    @Test
    void omitsStopWords() {
        assertThat(terms("The keeper of the lighthouse is not in it")).containsExactly("keeper", "lighthous");
    }

    @Test
    void findsNoWordsWithoutLetters() {
        assertThat(terms("")).isEmpty();
        assertThat(terms(" \n\t")).isEmpty();
        assertThat(terms("?! … — (¿)")).isEmpty();
        assertThat(terms("the of and")).isEmpty();
    }

    @Test
    void returnsDistinctWordsInOrder() {
        assertThat(terms("Whales eat krill; krill eat algae, and a whale sleeps"))
                .containsExactly("whale", "eat", "krill", "alga", "sleep");
    }

    @Test
    void stopsAtTheLimitAndCanBeReused() {
        assertThat(analyzer.terms("one two three four", 2)).containsExactly("on", "two");
        assertThat(analyzer.terms("five six seven", 3)).containsExactly("five", "six", "seven");
    }

    @Test
    void keepsNumbersAndCodes() {
        assertThat(terms("Order A-113 costs 49.95 in 2024")).contains("113", "49.95", "2024");
    }

    @ParameterizedTest
    @CsvSource({"東京は日本の首都です, 首都", "북한산 국립공원, 국립공원", "ภาษาไทย, ภาษาไทย", "столица России, столица", "שלום עולם, עולם"})
    void findsWordsOfOtherScripts(String text, String part) {
        assertThat(terms(text)).isNotEmpty().containsAll(terms(part));
    }

    @Test
    void splitsIdeographsIntoBigrams() {
        assertThat(terms("東京都の猫")).containsExactly("東京", "京都", "都の", "の猫");
    }

    @Test
    void findsASingleIdeograph() {
        assertThat(terms("猫")).containsExactly("猫");
        assertThat(terms("What does 猫 mean?")).contains("猫");
    }

    @Test
    void findsIdeographsAndSymbolsBeyondTheBasicPlane() {
        assertThat(terms("𠮷野家")).isNotEmpty();
        assertThat(terms("🐳 sighted")).contains("🐳", "sight");
    }

    @Test
    void acceptsUnpairedSurrogates() {
        assertThat(terms("lone \uD83D surrogate\u0000 here")).contains("lone", "surrog");
    }

    @Test
    void acceptsAVeryLongWord() {
        assertThat(terms("x".repeat(100_000))).isNotEmpty();
    }

    @Test
    void isSafeForConcurrentUse() throws Exception {
        var texts = IntStream.range(0, 200)
                .mapToObj(i -> "Ships number " + i + " were sailing past lighthouse " + i * 7)
                .toList();
        List<Callable<List<String>>> calls = texts.stream()
                .<Callable<List<String>>>map(text -> () -> terms(text))
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var read = threads.invokeAll(calls).stream().map(Future::resultNow).toList();

            assertThat(read).isEqualTo(texts.stream().map(this::terms).toList());
        }
    }

    private List<String> terms(String text) {
        return analyzer.terms(text, 100);
    }
}
