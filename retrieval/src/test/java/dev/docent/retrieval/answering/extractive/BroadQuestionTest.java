package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BroadQuestionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Why did the bridge close?",
                "list the heavy metals",
                "How do I turn it on?",
                "What is the difference between them?",
                "Warum ist die Brücke gesperrt?",
                "Nenne alle Gründe",
                "¿Por qué cerró el puente?",
                "Explique la différence",
                "Comment préparer les poireaux ?"
            })
    void asksForMore(String question) {
        assertThat(BroadQuestion.isOne(question)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When did it close?",
                "How many metals are on the shortlist?",
                "Who built the wall?",
                "Wie hoch ist die Miete?",
                "¿Cuánto cuesta el listado?",
                "Combien de calories ?",
                ""
            })
    void asksForOneThing(String question) {
        assertThat(BroadQuestion.isOne(question)).isFalse();
    }
}
