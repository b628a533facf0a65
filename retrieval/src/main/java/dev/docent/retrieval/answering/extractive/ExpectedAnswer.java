package dev.docent.retrieval.answering.extractive;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The kind of value that a question asks for, and whether a sentence has such a value that the question does not
 * already name.
 */
enum ExpectedAnswer {
    PERSON(
            "\\b(who|whom|whose)\\b|\\b(what|which) (person|man|woman|author|king|queen|president|scientist|leader|people|name)\\b",
            "\\p{Lu}[\\p{L}'’.-]+"),
    PLACE(
            "\\bwhere\\b|\\b(what|which) (country|city|town|state|region|continent|place|location|river|county|island)\\b",
            "(?<=[\\p{L},] )\\p{Lu}[\\p{L}'’.-]+"),
    TIME(
            "\\bwhen\\b|\\b(what|which|in what|in which) (year|date|day|month|century|decade|time|period|era)\\b|\\bhow (long ago|soon|early|late)\\b",
            "\\b\\d{3,4}s?\\b|\\b\\d{1,2}[:./-]\\d{1,2}\\b|\\b(January|February|March|April|May|June|July|August|September|October|November|December)\\b"
                    + "|\\b\\w+ century\\b|\\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b"),
    QUANTITY(
            "\\bhow (many|much|long|old|far|large|big|tall|high|deep|fast|often|wide)\\b|\\bwhat (percent|percentage|number|amount|proportion|fraction|share|price|cost|temperature|size|length|height|age)\\b",
            "\\d|\\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand|million|billion|half|third|quarter|dozen|once|twice|several|percent)\\b"),
    ANYTHING("", "");

    private final Pattern question;
    private final Pattern answer;

    ExpectedAnswer(String question, String answer) {
        this.question = Pattern.compile(question, Pattern.CASE_INSENSITIVE);
        this.answer = Pattern.compile(answer);
    }

    static ExpectedAnswer of(String text) {
        for (var kind : values()) {
            if (kind == ANYTHING || kind.question.matcher(text).find()) {
                return kind;
            }
        }
        return ANYTHING;
    }

    /** {@return whether the sentence has a value of this kind that the question does not name} */
    boolean isIn(String sentence, Set<String> questionWords) {
        if (this == ANYTHING) {
            return false;
        }
        return answer.matcher(sentence)
                .results()
                .anyMatch(found -> !questionWords.contains(found.group().toLowerCase(Locale.ROOT)));
    }
}
