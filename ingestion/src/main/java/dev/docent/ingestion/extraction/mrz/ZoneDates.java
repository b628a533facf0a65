package dev.docent.ingestion.extraction.mrz;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** The dates of a zone, whose years have two digits. */
final class ZoneDates {

    private static final int CENTURY = 100;

    /** Documents are valid for at most ten years in most states, and for decades in some. */
    private static final int LONGEST_VALIDITY = 50;

    private ZoneDates() {}

    /** {@return the date of birth, which is the latest one that is not after today; empty if a part is unknown} */
    static Optional<LocalDate> birth(String digits, LocalDate today) {
        return latest(digits, today);
    }

    /** {@return the date of expiry, which is the latest one within fifty years; empty if there is none} */
    static Optional<LocalDate> expiry(String digits, LocalDate today) {
        return latest(digits, today.plusYears(LONGEST_VALIDITY));
    }

    private static Optional<LocalDate> latest(String digits, LocalDate last) {
        if (!digits.matches("\\d{6}")) {
            return Optional.empty();
        }
        int year = last.getYear() / CENTURY * CENTURY + part(digits, 0);
        return date(year, digits)
                .filter(date -> !date.isAfter(last))
                .or(() -> date(year - CENTURY, digits))
                .filter(date -> !date.isAfter(last));
    }

    private static Optional<LocalDate> date(int year, String digits) {
        try {
            return Optional.of(LocalDate.of(year, part(digits, 2), part(digits, 4)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int part(String digits, int from) {
        return Integer.parseInt(digits, from, from + 2, 10);
    }
}
