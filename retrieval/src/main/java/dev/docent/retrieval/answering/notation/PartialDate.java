package dev.docent.retrieval.answering.notation;

import dev.docent.retrieval.words.WordBoundary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A date as a sentence gives it: a year, a day of a month, or both.
 *
 * @param month 1 to 12
 * @param written the text in the sentence
 */
public record PartialDate(
        @Nullable Integer year,
        @Nullable Integer month,
        @Nullable Integer day,
        String written) {

    private static final String YEAR = "(?<year>(?:1\\d|20)\\d\\d)";
    private static final String MONTH = "(?<month>" + Months.NAME.pattern() + ")";
    private static final String DAY = "(?<day>[0-3]?\\d)(?:st|nd|rd|th|\\.)?";

    /**
     * From the most complete form to a bare year, which must not be a count or a part of a number, a decade or a range.
     */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(WordBoundary.LEFT + YEAR + "-(?<month>\\d\\d)-(?<day>\\d\\d)\\b"),
            Pattern.compile(WordBoundary.LEFT + DAY + " (?:of |de )?" + MONTH + "(?:,? (?:of |de )?" + YEAR + "\\b)?"),
            Pattern.compile(MONTH + " " + DAY + "(?!\\d)(?:,? " + YEAR + "\\b)?"),
            Pattern.compile(MONTH + ",?(?: of| de)? " + YEAR + "\\b"),
            Pattern.compile("(?<![\\d.,€$£–—/-])" + WordBoundary.LEFT + YEAR
                    + "\\b(?![.,]?\\d|['’]?s\\b| ?[–—/-] ?\\d| ?[%€])"));

    /** {@return the dates of the sentence, without numeric dates, whose order of day and month is ambiguous} */
    public static List<PartialDate> in(String sentence) {
        var moments = new ArrayList<PartialDate>();
        var rest = sentence;
        for (var form : FORMS) {
            rest = form.matcher(rest).replaceAll(found -> {
                moments.add(new PartialDate(number(found, "year"), month(found), number(found, "day"), found.group()));
                return " ".repeat(found.end() - found.start());
            });
        }
        return moments;
    }

    private static @Nullable Integer month(MatchResult found) {
        if (!found.namedGroups().containsKey("month")) {
            return null;
        }
        var month = found.group("month");
        return Character.isDigit(month.charAt(0)) ? Integer.valueOf(month) : Integer.valueOf(Months.number(month));
    }

    private static @Nullable Integer number(MatchResult found, String group) {
        var digits = found.namedGroups().containsKey(group) ? found.group(group) : null;
        return digits == null ? null : Integer.valueOf(digits);
    }

    /** {@return whether the dates exclude each other: they differ in the largest part that both have} */
    public boolean contradicts(PartialDate other) {
        if (year != null && other.year != null && !year.equals(other.year)) {
            return true;
        }
        // If only one date has a year, the days may belong to different years.
        var isSameYear = Objects.equals(year, other.year);
        return isSameYear
                && (differ(month, other.month) || (Objects.equals(month, other.month) && differ(day, other.day)));
    }

    /** {@return year, month and day; 0 for a missing part} */
    public List<Integer> parts() {
        return Stream.of(year, month, day).map(part -> part == null ? 0 : part).toList();
    }

    private static boolean differ(@Nullable Integer one, @Nullable Integer other) {
        return one != null && other != null && !one.equals(other);
    }
}
