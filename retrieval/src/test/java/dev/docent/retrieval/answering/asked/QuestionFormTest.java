package dev.docent.retrieval.answering.asked;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionFormTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Which is heavier, the bell or the anchor?       | COMPARISON
        Was ist der Unterschied zwischen beiden?        | COMPARISON
        List the ingredients.                           | LIST
        Which languages does she speak?                 | LIST
        Was muss ich mitbringen?                        | LIST
        Que doivent apporter les enfants ?              | LIST
        ¿Qué tienen que llevar los alumnos?             | LIST
        How do I reset it?                              | STEPS
        Wie wird die Suppe zubereitet?                  | STEPS
        What is a pecten?                               | DEFINITION
        Was bedeutet Kaution?                           | DEFINITION
        """)
    void areReadFromTheWords(String question, QuestionForm form) {
        assertThat(QuestionForm.of(question)).contains(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"When did it open?", "Wo steht der Turm?", "Où est le phare ?", "¿Dónde está el faro?"})
    void areNoneForOneValue(String question) {
        assertThat(QuestionForm.of(question)).isEmpty();
    }
}
