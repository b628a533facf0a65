package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.embedding.TokenVectors;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordSimilarityTest {

    private static final Pattern PIECE = Pattern.compile("[a-z]{1,5}|[0-9]");
    private static final Map<String, float[]> VECTORS = Map.of(
            "bread",
            new float[] {1, 0},
            "loaf",
            new float[] {0.8f, 0.6f},
            "rises",
            new float[] {0, 1},
            "7",
            new float[] {-0.6f, 0.8f});

    /** Every piece of five letters at the most is a token; unknown ones point away from the known. */
    private static final TokenVectors TOKENS = text -> PIECE.matcher(text)
            .results()
            .map(piece -> new TokenVectors.Token(
                    piece.start(), piece.end(), VECTORS.getOrDefault(piece.group(), new float[] {-1, 0})))
            .toList();

    private final WordSimilarity nearness = new WordSimilarity(TOKENS, Sentences.ANALYZERS.of(null));

    @Test
    void isThatOfTheWordFarthestFromItsNearest() {
        assertThat(fromBest("bread rises", "loaf rises")).isCloseTo(0.8, within(1e-6));
        assertThat(fromBest("bread", "rises loaf")).isCloseTo(0.8, within(1e-6));
        assertThat(fromBest("bread rises", "bread")).isCloseTo(0, within(1e-6));
    }

    @Test
    void takesTheMeanOfTheTokensOfAWord() {
        // "breadrises" is two tokens, half way between both.
        assertThat(fromBest("breadrises", "bread")).isCloseTo(Math.sqrt(0.5), within(1e-6));
    }

    @Test
    void comparesTheWordsThatSayWhatIsAskedWithTheBestSentenceAlone() {
        assertThat(farthest("bread", "loaf bread", "loaf").fromBest()).isCloseTo(0.8, within(1e-6));
        assertThat(farthest("bread", "bread loaf", "loaf").fromBest()).isCloseTo(0.8, within(1e-6));
        assertThat(farthest("bread", "loaf bread", "another").fromBest()).isCloseTo(1, within(1e-6));
        assertThat(farthest("what is the bread", "bread", "bread").fromBest()).isCloseTo(1, within(1e-6));
    }

    @Test
    void comparesAllWordsWithAllSentences() {
        assertThat(farthest("bread", "loaf bread", "loaf").fromAll()).isCloseTo(1, within(1e-6));
        assertThat(farthest("what bread", "bread", "bread").fromAll()).isCloseTo(-1, within(1e-6));
    }

    @Test
    void comparesWithTheLabelsAsWithTheBestSentence() {
        var terms = Sentences.terms("bread", List.of());

        assertThat(nearness.farthest("bread", terms, "bread: ", "loaf rises", "rises")
                        .fromBest())
                .isCloseTo(1, within(1e-6));
        assertThat(nearness.farthest("bread", terms, "", "loaf rises", "rises").fromBest())
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void isOnAverageThatOfEachWordToItsNearestInTheSentence() {
        assertThat(nearness.means("bread rises", List.of("loaf", "bread rises", "!")))
                .containsExactly(new double[] {(0.8 + 0.6) / 2, 1, 0}, within(1e-6));
    }

    @Test
    void isFullWhereThereIsNothingToCompare() {
        assertThat(farthest("?", "bread", "bread")).isEqualTo(new WordSimilarity.Farthest(1, 1));
        assertThat(farthest("bread", "!", "!")).isEqualTo(new WordSimilarity.Farthest(1, 1));
    }

    private double fromBest(String question, String sentence) {
        return farthest(question, sentence, sentence).fromBest();
    }

    private WordSimilarity.Farthest farthest(String question, String text, String best) {
        var terms = QuestionTerms.of(question, Sentences.ANALYZERS, List.of());
        return nearness.farthest(question, terms, "", text, best);
    }
}
