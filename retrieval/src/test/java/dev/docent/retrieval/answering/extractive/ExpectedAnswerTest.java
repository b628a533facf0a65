package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedAnswerTest {

    @ParameterizedTest
    @CsvSource({
        "Who built it?, PERSON",
        "Which scientist found it?, PERSON",
        "Where does it stand?, PLACE",
        "In which country is it?, PLACE",
        "WHEN was it built?, TIME",
        "In what year did it open?, TIME",
        "How many steps are there?, QUANTITY",
        "What percentage was lost?, QUANTITY",
        "Why does it lean?, ANYTHING",
        "Whenever it rains it leaks, ANYTHING"
    })
    void isReadFromTheQuestion(String question, ExpectedAnswer expected) {
        assertThat(ExpectedAnswer.of(question)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON, it was found by Curie, it was found by accident",
        "PLACE, it stands in Pisa, it stands in ruins",
        "TIME, it opened in 1889, it opened late",
        "TIME, it opens on Monday, it opens daily",
        "TIME, it opens at 9:30, it opens early",
        "QUANTITY, it has twelve bells, it has bells",
        "QUANTITY, it has 294 steps, it has steps"
    })
    void isInASentenceThatHasSuchAThing(ExpectedAnswer expected, String with, String without) {
        assertThat(expected.isIn(with, Set.of())).isTrue();
        assertThat(expected.isIn(without, Set.of())).isFalse();
    }

    @Test
    void isNotWhatTheQuestionNamesItself() {
        assertThat(ExpectedAnswer.TIME.isIn("it burned in 1889", Set.of("1889")))
                .isFalse();
        assertThat(ExpectedAnswer.PERSON.isIn("it was found by Curie", Set.of("curie")))
                .isFalse();
        assertThat(ExpectedAnswer.ANYTHING.isIn("it opened in 1889", Set.of())).isFalse();
    }
}
