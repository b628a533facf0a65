package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.words.WordBoundary;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The kind of value that a question asks for, and whether a sentence has such a value that the question does not
 * already name. Both are found in a time linear in the length of the text.
 */
enum ExpectedAnswer {
    PERSON(
            "(who|whom|whose)\\b|(what|which) (person|man|woman|author|king|queen|president|scientist|leader|people|name)\\b",
            "\\p{Lu}[\\p{L}'’.-]+"),
    PLACE(
            "where\\b|(what|which) (country|city|town|state|region|continent|place|location|river|county|island)\\b",
            "(?<=[\\p{L},] )\\p{Lu}[\\p{L}'’.-]+"),
    TIME(
            "when\\b|(what|which|in what|in which) (year|date|day|month|century|decade|time|period|era)\\b|how (long ago|soon|early|late)\\b",
            WordBoundary.LEFT
                    + "(?:\\d{3,4}s?\\b|\\d{1,2}[:./-]\\d{1,2}\\b|(January|February|March|April|May|June|July|August|September|October|November|December)\\b"
                    + "|\\w+ century\\b|(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b)"),
    QUANTITY(
            "how (many|much|long|old|far|large|big|tall|high|deep|fast|often|wide)\\b|what (percent|percentage|number|amount|proportion|fraction|share|price|cost|temperature|size|length|height|age)\\b",
            "\\d|" + WordBoundary.LEFT
                    + "(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand|million|billion|half|third|quarter|dozen|once|twice|several|percent)\\b"),
    ANYTHING("", "");

    private final Pattern question;
    private final Pattern answer;

    ExpectedAnswer(String question, String answer) {
        this.question = Pattern.compile(WordBoundary.LEFT + "(?:" + question + ")", Pattern.CASE_INSENSITIVE);
        this.answer = Pattern.compile(answer);
    }

    static ExpectedAnswer of(CharSequence text) {
        for (var kind : values()) {
            if (kind == ANYTHING || kind.question.matcher(text).find()) {
                return kind;
            }
        }
        return ANYTHING;
    }

    /** {@return whether the sentence has a value of this kind that the question does not name} */
    boolean isIn(CharSequence sentence, Set<String> questionWords) {
        if (this == ANYTHING) {
            return false;
        }
        return answer.matcher(sentence)
                .results()
                .anyMatch(found -> !questionWords.contains(found.group().toLowerCase(Locale.ROOT)));
    }
}
