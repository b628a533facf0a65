package dev.docent.retrieval.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"What is not taxed?", "Who never paid?", "Which don’t burn?", "Who isn't there?", "NO ENTRY"})
    void readsWhatDenies(String text) {
        assertThat(Negation.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"What is a knot?", "Note the notice.", "The united north.", "Who paid under it?"})
    void readsNoDenialIntoWordsThatOnlyLookLikeOne(String text) {
        assertThat(Negation.isIn(text)).isFalse();
    }
}
