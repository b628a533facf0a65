package dev.docent.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.bench.evaluation.TestCollection.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpQuestionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            When was the old lighthouse built?  | Who built the old lighthouse?    | Who built it?
            When did Lyon grow?                 | What is Lyon's population?       | What is its population?
            When did the Huguenots leave?       | Where did the Huguenots settle?  | Where did they settle?
            When did the Huguenots leave?       | Who helped the Huguenots?        | Who helped them?
            """)
    void putsAPronounInThePlaceOfWhatBothSay(String first, String second, String left) {
        assertThat(FollowUpQuestion.withPronoun(query(first), query(second)))
                .hasValueSatisfying(question -> assertThat(question.text()).isEqualTo(left));
    }

    @Test
    void leavesOutTheEndBehindAPreposition() {
        var question =
                FollowUpQuestion.withoutEnd(query("When did Lyon grow?"), query("How many people lived in Lyon?"));

        assertThat(question)
                .hasValueSatisfying(left -> assertThat(left.text()).isEqualTo("And how many people lived?"));
    }

    @Test
    void makesNothingOfQuestionsThatShareNoSubject() {
        assertThat(FollowUpQuestion.withPronoun(query("When did Lyon grow?"), query("When was the mill built?")))
                .isEmpty();
        assertThat(FollowUpQuestion.withoutEnd(query("When did Lyon grow?"), query("Why did Lyon grow?")))
                .isEmpty();
    }

    private static Query query(String text) {
        return new Query("id", text, null);
    }
}
