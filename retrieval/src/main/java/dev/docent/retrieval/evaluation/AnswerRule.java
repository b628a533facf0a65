package dev.docent.retrieval.evaluation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a right answer to a question of a test set contains.
 *
 * @param all an answer is right if at least one regular expression of each list is found in it, without regard to case
 * @param none and none of these
 * @param words the maximum number of words of a short answer
 */
public record AnswerRule(List<List<String>> all, List<String> none, int words) {

    /** Points of a right and short answer. */
    public static final int BEST = 2;

    private static final Pattern NUMBERS = Pattern.compile("\\[\\d+]");
    private static final Pattern MARKUP = Pattern.compile("[*_`#>|]+");

    /**
     * The end of a sentence: not after a single letter, a day's number or a short title, and before a capital, a digit, a quote
     * or the end.
     */
    private static final Pattern SENTENCE_END = Pattern.compile(
            "(?<!["
                    + " .][A-Za-z0-9])(?<!\\b\\d\\d)(?<!\\bMr)(?<!\\bDr)(?<!\\bNo)(?<!\\bNr)[.!?][\"”’)]?(?=\\s+[\"“(\\[]?[A-ZÀ-Þ0-9]|$)");

    public AnswerRule {
        all = all.stream().map(List::copyOf).toList();
        none = List.copyOf(none);
    }

    /** {@return 2 if the answer is right and short, or right in its first sentence; 1 if it is right somewhere; otherwise 0} */
    public int points(String answer) {
        var text = plain(answer);
        if (!isMetBy(text)) {
            return 0;
        }
        return text.split("\\s+").length <= words || isMetBy(firstSentence(text)) ? BEST : 1;
    }

    /** {@return whether the text has what a right answer contains} */
    public boolean isMetBy(String text) {
        return all.stream().allMatch(some -> some.stream().anyMatch(one -> isFound(one, text)))
                && none.stream().noneMatch(one -> isFound(one, text));
    }

    /** {@return the answer without the numbers of citations and without markup} */
    public static String plain(String answer) {
        return MARKUP.matcher(NUMBERS.matcher(answer).replaceAll(" "))
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static boolean isFound(String expression, String text) {
        return Pattern.compile(
                        expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(text)
                .find();
    }

    private static String firstSentence(String text) {
        var end = SENTENCE_END.matcher(text);
        return end.find() ? text.substring(0, end.end()) : text;
    }
}
