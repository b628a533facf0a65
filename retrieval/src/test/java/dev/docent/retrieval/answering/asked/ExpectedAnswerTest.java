package dev.docent.retrieval.answering.asked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "Wer hat es gebaut?, PERSON",
        "Qui est le directeur ?, PERSON",
        "¿Quién lo construyó?, PERSON",
        "Wo steht es?, PLACE",
        "Où est-il ?, PLACE",
        "¿Dónde está?, PLACE",
        "Wann wurde es gebaut?, TIME",
        "À quelle heure part le bus ?, HOUR",
        "¿A qué hora sale?, HOUR",
        "At what time does it open?, HOUR",
        "How often is it cleaned?, FREQUENCY",
        "Wie oft wird geputzt?, FREQUENCY",
        "How long does it take?, DURATION",
        "Wie lange dauert es?, DURATION",
        "How much does it cost?, MONEY",
        "How much money is left?, MONEY",
        "Was kostet es?, MONEY",
        "¿Cuánto cuesta?, MONEY",
        "Wie viele Stufen hat er?, QUANTITY",
        "Combien de marches ?, QUANTITY",
        "What is the e-mail of the office?, EMAIL",
        "What is the phone number?, PHONE",
        "Which website is named?, WEB",
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
        "QUANTITY, it has 294 steps, it has steps",
        "TIME, le bus part à 6 h 30, le bus part tôt",
        "HOUR, it opens at 9:30, it opens on 9 May",
        "HOUR, es beginnt um 9 Uhr, es beginnt am 9. Mai",
        "FREQUENCY, it is cleaned every 90 days, it is cleaned for 90 days",
        "TIME, sie öffnet im März, sie öffnet bald",
        "DURATION, it takes two weeks, it takes 2 people",
        "DURATION, es dauert 3 Monate, es dauert lange",
        "MONEY, it costs £3.50, it costs 3 hours",
        "MONEY, es kostet 20 Euro, es kostet 20 Minuten",
        "EMAIL, write to post@example.org, write to the post",
        "PHONE, call 0341 555 0173, call 12",
        "WEB, see www.example.org, see the web"
    })
    void isInASentenceThatHasSuchAThing(ExpectedAnswer expected, String with, String without) {
        assertThat(expected.isIn(with, Set.of())).isTrue();
        assertThat(expected.isIn(without, Set.of())).isFalse();
    }

    @Test
    void tellsWhichWordsAskForIt() {
        assertThat(ExpectedAnswer.PLACE.wordsIn("In which city is it?")).containsExactlyInAnyOrder("which", "city");
        assertThat(ExpectedAnswer.MONEY.wordsIn("What is the deposit?")).isEmpty();
    }

    @Test
    void isWrittenIfItHasANotation() {
        assertThat(ExpectedAnswer.PHONE.isWritten()).isTrue();
        assertThat(ExpectedAnswer.PERSON.isWritten()).isFalse();
    }

    @Test
    void acceptsAmountsWithoutAUnitLooselyOnly() {
        assertThat(ExpectedAnswer.MONEY.isIn("3.50", Set.of())).isFalse();
        assertThat(ExpectedAnswer.MONEY.loosely().isIn("3.50", Set.of())).isTrue();
        assertThat(ExpectedAnswer.TIME.loosely()).isEqualTo(ExpectedAnswer.TIME);
    }

    @Test
    void isNotWhatTheQuestionNamesItself() {
        assertThat(ExpectedAnswer.TIME.isIn("it burned in 1889", Set.of("1889")))
                .isFalse();
        assertThat(ExpectedAnswer.PERSON.isIn("it was found by Curie", Set.of("curie")))
                .isFalse();
        assertThat(ExpectedAnswer.ANYTHING.isIn("it opened in 1889", Set.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"e\u0301\u0301\u0301\u0301", "\u0301", "how ", "what ", "1,", "x", "A", "19th cent", "w\u0301"})
    void isFoundInStepsLinearInTheLength(String repeated) {
        var start = "e\u0301";
        var few = steps(start + repeated.repeat(1_000));
        var many = steps(start + repeated.repeat(10_000));

        assertThat(many).isLessThanOrEqualTo(11 * few);
    }

    /** {@return the number of characters that are read} */
    private static long steps(String text) {
        var counted = new CountedText(text, new AtomicLong());
        ExpectedAnswer.of(counted);
        Stream.of(ExpectedAnswer.values()).forEach(kind -> kind.isIn(counted, Set.of("1889")));
        return counted.reads.get();
    }

    private record CountedText(CharSequence text, AtomicLong reads) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads.incrementAndGet();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
