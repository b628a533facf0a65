package dev.docent.ingestion.extraction.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The dates that are written in a text, in the forms of English and German documents. */
public final class PageDates {

    private static final Pattern YEAR_FIRST = Pattern.compile("\\b((?:19|20)\\d\\d)[-/.](\\d{1,2})[-/.](\\d{1,2})\\b");
    private static final Pattern NUMBERS =
            Pattern.compile("\\b(\\d{1,2})\\s?[./-]\\s?(\\d{1,2})\\s?[./-]\\s?((?:19|20)\\d\\d|\\d\\d)\\b");
    private static final Pattern NUMBERS_WITH_SPACES = Pattern.compile("\\b(\\d\\d) (\\d\\d) ((?:19|20)\\d\\d)\\b");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "\\b(\\d{1,2})(?:st|nd|rd|th)?[.,\\s-]*(?:of\\s+)?(\\p{L}{3,9})\\b[\\s./,-]*(?:(\\p{L}{3,9})\\b[\\s.,-]*)?((?:19|20)\\d\\d|\\d\\d)\\b");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("\\b(\\p{L}{3,9})[.\\s]+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d\\d)\\b");

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("mär", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("okt", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("dez", 12));

    private static final int CENTURY = 100;

    private PageDates() {}

    /** {@return the dates in the text, in their order} */
    public static List<Found> in(String text) {
        var found = new ArrayList<Found>();
        YEAR_FIRST.matcher(text).results().forEach(match -> add(match, 1, number(match, 2), 3, null, found));
        NUMBERS.matcher(text).results().forEach(match -> add(match, 3, number(match, 2), 1, swapped(match), found));
        NUMBERS_WITH_SPACES.matcher(text).results().forEach(match -> add(match, 3, number(match, 2), 1, null, found));
        DAY_FIRST.matcher(text).results().forEach(match -> add(match, 4, month(match, 2, 3), 1, null, found));
        MONTH_FIRST.matcher(text).results().forEach(match -> add(match, 3, month(match, 1, 1), 2, null, found));
        found.sort(Comparator.comparingInt(Found::start));
        return found;
    }

    /** {@return the first date in the text} */
    public static Optional<Found> first(String text) {
        return in(text).stream().findFirst();
    }

    private static void add(
            MatchResult match, int year, int month, int day, @Nullable LocalDate other, List<Found> found) {
        boolean covered = found.stream().anyMatch(each -> match.start() < each.end && match.end() > each.start);
        var date = covered ? null : date(number(match, year), month, number(match, day));
        var first = date == null ? other : date;
        if (first != null && !covered) {
            found.add(new Found(
                    match.start(),
                    match.end(),
                    first,
                    other == null ? first : other,
                    match.group(year).length() == 2,
                    match.group().contains(".")));
        }
    }

    /** {@return the date with the month before the day, as in the United States; null if there is none} */
    private static @Nullable LocalDate swapped(MatchResult match) {
        return date(number(match, 3), number(match, 1), number(match, 2));
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year < CENTURY ? 2000 + year : year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int month(MatchResult match, int group, int otherwise) {
        var month = monthOf(match.group(group));
        return month > 0 || match.group(otherwise) == null ? month : monthOf(match.group(otherwise));
    }

    private static int monthOf(String name) {
        return MONTHS.getOrDefault(name.substring(0, 3).toLowerCase(Locale.ROOT), 0);
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    /**
     * A date in a text.
     *
     * @param start offset of its first character
     * @param end offset after its last character
     * @param date the date, with the day before the month if both are numbers and it is possible
     * @param swapped the date with the month before the day; the same if there is no doubt
     * @param shortYear whether the year has two digits, so that its century is a guess
     * @param isWithDots whether it has dots, which dates with the month first do not have
     */
    public record Found(int start, int end, LocalDate date, LocalDate swapped, boolean shortYear, boolean isWithDots) {

        /** {@return whether this may stand for the date} */
        public boolean mayBe(LocalDate other) {
            return same(date, other) || same(swapped, other);
        }

        private boolean same(LocalDate found, LocalDate other) {
            return shortYear
                    ? found.getYear() % CENTURY == other.getYear() % CENTURY
                            && found.getDayOfYear()
                                    == other.withYear(found.getYear()).getDayOfYear()
                    : found.equals(other);
        }
    }
}
