package dev.docent.retrieval.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRuleTest {

    private static final AnswerRule RULE =
            new AnswerRule(List.of(List.of("\\b28 days", "vingt"), List.of("leave")), List.of("\\b30\\b"), 6);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28 days of leave. [1]|2",
                "**28 Days** of annual Leave [12]|2",
                "Leave is 28 days. More follows in many words that nobody asked for. [1]|2",
                "Employees rest. Their leave is 28 days, as this long sentence says at last. [1]|1",
                "Dr. Kern says that all have 28 days and more of paid leave. [1]|2",
                "28 days or 30 of leave|0",
                "28 days|0",
                "''|0"
            })
    void gradesRightAndShortAnswers(String answer, int points) {
        assertThat(RULE.points(answer)).isEqualTo(points);
    }

    @Test
    void readsLettersOfAnyLanguageAsWords() {
        assertThat(new AnswerRule(List.of(List.of("\\bété\\b")), List.of(), 5).points("En été."))
                .isEqualTo(AnswerRule.BEST);
        assertThat(new AnswerRule(List.of(List.of("\\bét\\b")), List.of(), 5).points("En été."))
                .isZero();
    }
}
