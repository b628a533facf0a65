package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedAnswerTest {

    /** The definitions with plain word boundaries, whose time is quadratic in the number of combining marks. */
    private static final Map<ExpectedAnswer, Pattern> QUESTIONS = new EnumMap<>(Map.of(
            ExpectedAnswer.PERSON,
            Pattern.compile(
                    "\\b(who|whom|whose)\\b|\\b(what|which) (person|man|woman|author|king|queen|president|scientist|leader|people|name)\\b",
                    Pattern.CASE_INSENSITIVE),
            ExpectedAnswer.PLACE,
            Pattern.compile(
                    "\\bwhere\\b|\\b(what|which) (country|city|town|state|region|continent|place|location|river|county|island)\\b",
                    Pattern.CASE_INSENSITIVE),
            ExpectedAnswer.TIME,
            Pattern.compile(
                    "\\bwhen\\b|\\b(what|which|in what|in which) (year|date|day|month|century|decade|time|period|era)\\b|\\bhow (long ago|soon|early|late)\\b",
                    Pattern.CASE_INSENSITIVE),
            ExpectedAnswer.QUANTITY,
            Pattern.compile(
                    "\\bhow (many|much|long|old|far|large|big|tall|high|deep|fast|often|wide)\\b|\\bwhat (percent|percentage|number|amount|proportion|fraction|share|price|cost|temperature|size|length|height|age)\\b",
                    Pattern.CASE_INSENSITIVE)));

    private static final Map<ExpectedAnswer, Pattern> ANSWERS = Map.of(
            ExpectedAnswer.TIME,
            Pattern.compile(
                    "\\b\\d{3,4}s?\\b|\\b\\d{1,2}[:./-]\\d{1,2}\\b|\\b(January|February|March|April|May|June|July|August|September|October|November|December)\\b"
                            + "|\\b\\w+ century\\b|\\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b"),
            ExpectedAnswer.QUANTITY,
            Pattern.compile(
                    "\\d|\\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand|million|billion|half|third|quarter|dozen|once|twice|several|percent)\\b"));

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

    /** {@return texts of words that the patterns know, of digits, and of combining marks} */
    static Stream<String> texts() {
        var parts = List.of(
                "who",
                "Which",
                "what",
                "person",
                "where",
                "country",
                "When",
                "in what",
                "year",
                "how",
                "many",
                "long",
                "1889",
                "9:30",
                "19th",
                "century",
                "May",
                "Monday",
                "twelve",
                "Curie",
                "é",
                "_",
                "\u0301",
                "\u0301\u0302",
                " ",
                " ",
                " ",
                ", ",
                "-",
                ".",
                "K",
                "x",
                "7");
        var random = new Random(1);
        return Stream.generate(() -> IntStream.range(0, random.nextInt(12))
                        .mapToObj(part -> parts.get(random.nextInt(parts.size())))
                        .collect(Collectors.joining()))
                .limit(20_000);
    }

    @Test
    void isWhatPlainWordBoundariesFind() {
        assertThat(texts()).allSatisfy(text -> {
            var expected = QUESTIONS.entrySet().stream()
                    .filter(kind -> kind.getValue().matcher(text).find())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(ExpectedAnswer.ANYTHING);
            assertThat(ExpectedAnswer.of(text)).as(text).isEqualTo(expected);
            ANSWERS.forEach((kind, plain) -> assertThat(kind.isIn(text, Set.of("1889", "curie")))
                    .as("%s in %s", kind, text)
                    .isEqualTo(plain.matcher(text)
                            .results()
                            .anyMatch(found -> !Set.of("1889", "curie")
                                    .contains(found.group().toLowerCase(Locale.ROOT)))));
        });
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
