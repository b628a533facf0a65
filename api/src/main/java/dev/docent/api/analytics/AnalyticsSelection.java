package dev.docent.api.analytics;

import dev.docent.api.problem.ProblemException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What analytics are wanted of.
 *
 * @param to the last day
 * @param account null for all
 * @param assistant null for all
 */
record AnalyticsSelection(
        LocalDate from,
        LocalDate to,
        @Nullable String account,
        @Nullable String assistant,
        Grouping grouping) {

    private static final int DAYS = 30;
    private static final int MOST_DAYS = 366;

    /** {@return the selection} @throws ProblemException (400) if the days are no period of at most a year */
    static AnalyticsSelection of(
            @Nullable LocalDate from,
            LocalDate to,
            @Nullable String account,
            @Nullable String assistant,
            Grouping grouping) {
        check("to", to);
        var first = from == null ? to.minusDays(DAYS - 1) : from;
        check("from", first);
        if (first.isAfter(to)) {
            throw ProblemException.badRequest("from", "must not be after `to`, which is " + to);
        }
        if (ChronoUnit.DAYS.between(first, to) >= MOST_DAYS) {
            throw ProblemException.badRequest(
                    "from", "must be less than " + MOST_DAYS + " days before `to`, which is " + to);
        }
        return new AnalyticsSelection(first, to, account, assistant, grouping);
    }

    private static void check(String field, LocalDate day) {
        if (day.getYear() < 1970 || day.getYear() > 9999) {
            throw ProblemException.badRequest(field, "must be a day of the years 1970 to 9999");
        }
    }

    /** {@return whether the questions were to the assistant, if one is wanted} */
    boolean includes(DailyQuestions questions) {
        return assistant == null || assistant.equals(questions.assistant());
    }
}
