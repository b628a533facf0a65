package dev.docent.retrieval.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterrogativeWordsTest {

    private final WordAnalyzer analyzer = new WordAnalyzer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "And when was it?",
                "Why? Who did this?",
                "Please tell me about them.",
                "What does he have?",
                "How many are there?",
                "Could you describe some of these?",
                "Which of them were his?",
                "Explain."
            })
    void areRecognized(String question) {
        assertThat(analyzer.terms(question, 20))
                .filteredOn(term -> !InterrogativeWords.contains(term))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lighthouse", "1889", "price", "warranty", "猫", "🐳"})
    void excludeContentWords(String word) {
        assertThat(analyzer.terms(word, 20)).isNotEmpty().noneMatch(InterrogativeWords::contains);
    }
}
