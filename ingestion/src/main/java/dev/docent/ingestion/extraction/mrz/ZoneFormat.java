package dev.docent.ingestion.extraction.mrz;

import static dev.docent.ingestion.extraction.mrz.ZonePart.*;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The layouts of machine-readable zones: ICAO Doc 9303, parts 4 (TD3), 5 (TD1), 6 (TD2) and 7 (visas). */
public enum ZoneFormat {
    TD1(
            3,
            30,
            "CODE 0-2, STATE 2-5, NUMBER 5-14, NUMBER_CHECK 14-15, OPTIONAL 15-30, BIRTH 30-36, BIRTH_CHECK 36-37, SEX 37-38,"
                    + " EXPIRY 38-44, EXPIRY_CHECK 44-45, NATIONALITY 45-48, MORE_OPTIONAL 48-59, COMPOSITE_CHECK 59-60,"
                    + " NAME 60-90",
            "5-30, 30-37, 38-45, 48-59"),
    TD2(
            2,
            36,
            "CODE 0-2, STATE 2-5, NAME 5-36, NUMBER 36-45, NUMBER_CHECK 45-46, NATIONALITY 46-49, BIRTH 49-55,"
                    + " BIRTH_CHECK 55-56, SEX 56-57, EXPIRY 57-63, EXPIRY_CHECK 63-64, OPTIONAL 64-71, COMPOSITE_CHECK 71-72",
            "36-46, 49-56, 57-71"),
    TD3(
            2,
            44,
            "CODE 0-2, STATE 2-5, NAME 5-44, NUMBER 44-53, NUMBER_CHECK 53-54, NATIONALITY 54-57, BIRTH 57-63,"
                    + " BIRTH_CHECK 63-64, SEX 64-65, EXPIRY 65-71, EXPIRY_CHECK 71-72, OPTIONAL 72-86, OPTIONAL_CHECK 86-87,"
                    + " COMPOSITE_CHECK 87-88",
            "44-54, 57-64, 65-87"),
    MRV_A(
            2,
            44,
            "CODE 0-2, STATE 2-5, NAME 5-44, NUMBER 44-53, NUMBER_CHECK 53-54, NATIONALITY 54-57, BIRTH 57-63,"
                    + " BIRTH_CHECK 63-64, SEX 64-65, EXPIRY 65-71, EXPIRY_CHECK 71-72, OPTIONAL 72-88",
            ""),
    MRV_B(
            2,
            36,
            "CODE 0-2, STATE 2-5, NAME 5-36, NUMBER 36-45, NUMBER_CHECK 45-46, NATIONALITY 46-49, BIRTH 49-55,"
                    + " BIRTH_CHECK 55-56, SEX 56-57, EXPIRY 57-63, EXPIRY_CHECK 63-64, OPTIONAL 64-72",
            "");

    private final int lines;
    private final int width;
    private final Map<ZonePart, Span> parts;
    private final List<Span> composite;

    ZoneFormat(int lines, int width, String parts, String composite) {
        this.lines = lines;
        this.width = width;
        Map<ZonePart, Span> named = Arrays.stream(parts.split(", "))
                .map(part -> part.split(" "))
                .collect(Collectors.toMap(part -> ZonePart.valueOf(part[0]), part -> Span.parse(part[1])));
        this.parts = new EnumMap<>(named);
        this.composite = composite.isEmpty()
                ? List.of()
                : Arrays.stream(composite.split(", ")).map(Span::parse).toList();
    }

    /** {@return the number of lines} */
    int lines() {
        return lines;
    }

    /** {@return the number of characters of a line} */
    int width() {
        return width;
    }

    /** {@return where the parts are in the joined lines} */
    Map<ZonePart, Span> parts() {
        return parts;
    }

    /** {@return where a part is in the joined lines} */
    Span span(ZonePart part) {
        return Objects.requireNonNull(parts.get(part), "There is no " + part);
    }

    /** {@return whether all check digits are joined by one more} */
    boolean hasComposite() {
        return !composite.isEmpty();
    }

    /** {@return what the composite check digit is computed from} */
    String composite(String zone) {
        return composite.stream().map(span -> span.of(zone)).collect(Collectors.joining());
    }

    /** {@return whether the line has no check digits, which is the line of the names} */
    boolean isNameLine(int line) {
        return line == (lines == 2 ? 0 : 2);
    }

    boolean isVisa() {
        return this == MRV_A || this == MRV_B;
    }

    /** A range of characters; the end is exclusive. */
    record Span(int from, int to) {

        static Span parse(String range) {
            var ends = range.split("-");
            return new Span(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }

        String of(String zone) {
            return zone.substring(from, to);
        }

        String replaced(String zone, String value) {
            return zone.substring(0, from) + value + zone.substring(to);
        }
    }
}
