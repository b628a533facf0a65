package dev.docent.retrieval.words;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words that a file name consists of. Names join words by underscores and capitals, and write years and quarters in forms
 * that questions do not: {@code GeneralMills_FY19_10-K.pdf} is found by "General Mills", "2019" and "10-K".
 */
public final class NameWords {

    private static final Pattern EXTENSION = Pattern.compile("\\.\\p{Alnum}{1,8}$");
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /** The boundary between a lower-case and an upper-case letter, and the one before the last of several upper-case letters. */
    private static final Pattern CAPITALS = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    /** A year beside a mark of fiscal years, quarters or halves: {@code FY2018}, {@code FY18}, {@code 2023Q2}, {@code Q3FY24}. */
    private static final Pattern PERIOD = Pattern.compile(
            "(?i)(?<before>q[1-4]|h[12])?(?<fiscal>fy)?(?<year>(?:19|20)\\d{2}|(?<=fy)\\d{2})(?<after>q[1-4]|h[12])?");

    /** The number of successive words that are joined at most. */
    static final int JOINED = 3;

    private NameWords() {}

    /** {@return the parts of the name, and the words and years inside them, separated by spaces} */
    public static String of(String filename) {
        var parts = parts(EXTENSION.matcher(filename).replaceFirst(""));
        var words = new LinkedHashSet<>(parts);
        parts.forEach(part -> words.addAll(periods(part)));
        parts.forEach(part -> words.addAll(List.of(CAPITALS.split(part))));
        return String.join(" ", words);
    }

    /** {@return the words of a name, and successive ones joined} */
    public static String joined(String words) {
        var parts = parts(words);
        var joined = new StringBuilder(words);
        for (int length = 2; length <= JOINED; length++) {
            for (int first = 0; first + length <= parts.size(); first++) {
                joined.append(' ').append(String.join("", parts.subList(first, first + length)));
            }
        }
        return joined.toString();
    }

    /** {@return the year of a word such as {@code FY18}, in four digits, and its quarter; nothing if it is none} */
    static Set<String> periods(String word) {
        var period = PERIOD.matcher(word);
        if (!period.matches()) {
            return Set.of();
        }
        var words = new LinkedHashSet<String>();
        var year = period.group("year");
        words.add(year.length() == 2 ? "20" + year : year);
        Stream.of("before", "after")
                .map(period::group)
                .filter(part -> part != null)
                .forEach(words::add);
        words.remove(word);
        return words;
    }

    static List<String> parts(String text) {
        return PART.matcher(text).results().map(MatchResult::group).toList();
    }
}
