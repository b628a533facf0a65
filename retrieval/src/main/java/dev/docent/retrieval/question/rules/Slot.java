package dev.docent.retrieval.question.rules;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Kinds of values that replace one another: "and in 2023?" */
enum Slot {
    YEAR("\\b(?:1\\d|20|21)\\d\\d(?:s\\b|\\b)(?![.,]\\d)|\\b(?:last|this|next) year\\b"),
    QUARTER("\\bQ[1-4]\\b|\\b(?:first|second|third|fourth|last) quarter\\b"),
    MONTH("\\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
            + "|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\\b"),
    WEEKDAY("\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\\b"),
    NUMBER("(?<![\\p{L}\\d.,-])\\d[\\d.,]*(?<![.,])(?![\\p{L}\\d])");

    private final Pattern pattern;

    Slot(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** {@return the last value of this kind in the text} */
    Optional<MatchResult> in(String text) {
        return pattern.matcher(text)
                .results()
                .filter(found ->
                        this != NUMBER || !YEAR.pattern.matcher(found.group()).matches())
                .reduce((first, second) -> second);
    }

    /** {@return the text without values of this kind} */
    static String without(String text) {
        var left = text;
        for (var slot : values()) {
            left = slot.pattern.matcher(left).replaceAll(" ");
        }
        return left;
    }
}
