package dev.docent.retrieval.direct.collection;

import dev.docent.retrieval.direct.phrase.FoldedText;
import dev.docent.retrieval.direct.phrase.Phrase;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the date that documents are newer than: "yesterday", "the last 3 days", "since Monday", "since 3 March 2026". */
final class SinceDate {

    private final Map<String, DayOfWeek> days = new HashMap<>();
    private final Map<String, Month> months = new HashMap<>();
    private final Pattern expression;

    SinceDate(String language) {
        var locale = Locale.of(language);
        for (var style : Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE).toList()) {
            Arrays.stream(DayOfWeek.values()).forEach(day -> days.put(folded(day.getDisplayName(style, locale)), day));
            Arrays.stream(Month.values())
                    .forEach(month -> months.put(folded(month.getDisplayName(style, locale)), month));
        }
        var month = "(?<month>" + String.join("|", months.keySet()) + ")";
        expression = Pattern.compile("(?:(?<iso>\\d{4}-\\d{2}-\\d{2})"
                + "|(?<weekday>" + String.join("|", days.keySet()) + ")"
                + "|(?<date>(?<first>\\d{1,2})(?:st|nd|rd|th|er|\\.)? (?:of |de )?" + month
                + "(?:,? (?:de |del )?(?<year>\\d{4}))?)"
                + "|(?<named>" + month.replace("<month>", "<word>") + "(?: (?<second>\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?"
                + "(?:,? (?:de |del )?(?<other>\\d{4}))?)"
                + ")(?![\\p{L}\\p{N}])");
    }

    private static String folded(String name) {
        return FoldedText.of(name).text();
    }

    /** {@return the match of the date that begins here} */
    Optional<MatchResult> at(FoldedText text, int start) {
        var matcher = expression.matcher(text.text()).region(start, text.length());
        return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /** {@return the date, the latest one that is not in the future if it lacks a week or a year; empty if there is none} */
    Optional<LocalDate> of(MatchResult match, LocalDate today) {
        try {
            if (match.group("iso") != null) {
                return Optional.of(LocalDate.parse(match.group("iso")));
            }
            if (match.group("weekday") != null) {
                var day = days.get(match.group("weekday"));
                return Optional.of(today.with(TemporalAdjusters.previousOrSame(day)));
            }
            return Optional.of(
                    match.group("date") != null
                            ? date(match.group("month"), match.group("first"), match.group("year"), today)
                            : date(match.group("word"), match.group("second"), match.group("other"), today));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private LocalDate date(String month, @Nullable String day, @Nullable String year, LocalDate today) {
        var date = LocalDate.of(
                year == null ? today.getYear() : Integer.parseInt(year),
                months.get(month),
                day == null ? 1 : Integer.parseInt(day));
        return year == null && date.isAfter(today) ? date.minusYears(1) : date;
    }

    /** {@return the first day of the period that a phrase names; empty if its role is none} */
    static Optional<LocalDate> of(Phrase phrase, LocalDate today) {
        return switch (phrase.role()) {
            case "since.today" -> Optional.of(today);
            case "since.yesterday" -> Optional.of(today.minusDays(1));
            case "since.thisweek" -> Optional.of(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case "since.thismonth" -> Optional.of(today.withDayOfMonth(1));
            case "since.thisyear" -> Optional.of(today.withDayOfYear(1));
            case "since.days" -> Optional.of(today.minusDays(number(phrase)));
            case "since.weeks" -> Optional.of(today.minusWeeks(number(phrase)));
            case "since.months" -> Optional.of(today.minusMonths(number(phrase)));
            default -> Optional.empty();
        };
    }

    private static int number(Phrase phrase) {
        return phrase.detail() == null || phrase.detail().length() > 3 ? 1 : Integer.parseInt(phrase.detail());
    }
}
