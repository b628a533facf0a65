package dev.docent.ingestion.extraction.mrz;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A made-up travel document, and its zone without errors.
 *
 * @param truth the values of its fields, by their names
 */
public record SpecimenZone(ZoneFormat format, List<String> lines, Map<String, String> truth) {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static final DateTimeFormatter SIX_DIGITS = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final List<String> STATES =
            List.of("UTO", "D<<", "GBR", "FRA", "IND", "ARE", "USA", "NLD", "SVK", "BOL", "ZAF", "QAT");
    private static final List<String> SURNAMES = List.of(
            "ERIKSSON", "SMITH", "VAN DER MEER", "OKORO", "SILVA", "LI", "BOZKURT", "DOUGLAS", "KOCK", "QUISLING");
    private static final List<String> GIVEN =
            List.of("ANNA MARIA", "JOHN", "ZOE", "KARIM", "BOB SOLOMON", "I", "CLAUDIO", "SIX");
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789012345678901234567";

    /** {@return a document with random values} */
    public static SpecimenZone random(ZoneFormat format, Random random) {
        var birth = LocalDate.of(1935, 1, 1).plusDays(random.nextInt(88 * 365));
        var expiry = TODAY.minusYears(5).plusDays(random.nextInt(15 * 365));
        var state = STATES.get(random.nextInt(STATES.size()));
        var nationality = random.nextInt(3) == 0 ? STATES.get(random.nextInt(STATES.size())) : state;
        var number = new StringBuilder();
        for (int length = random.nextInt(4) == 0 ? 8 : 9; length > 0; length--) {
            number.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return of(
                format,
                state,
                SURNAMES.get(random.nextInt(SURNAMES.size())),
                GIVEN.get(random.nextInt(GIVEN.size())),
                number.toString(),
                nationality,
                birth,
                random.nextBoolean() ? "F" : "M",
                expiry);
    }

    /** {@return the document of the specimens of ICAO Doc 9303} */
    public static SpecimenZone eriksson(ZoneFormat format) {
        return of(
                format,
                "UTO",
                "ERIKSSON",
                "ANNA MARIA",
                "L898902C3",
                "UTO",
                LocalDate.of(1974, 8, 12),
                "F",
                LocalDate.of(2012, 4, 15));
    }

    private static SpecimenZone of(
            ZoneFormat format,
            String state,
            String surname,
            String given,
            String number,
            String nationality,
            LocalDate birth,
            String sex,
            LocalDate expiry) {
        var zone = "<".repeat(format.lines() * format.width());
        zone = put(format, zone, ZonePart.CODE, code(format));
        zone = put(format, zone, ZonePart.STATE, state);
        zone = put(format, zone, ZonePart.NAME, (surname + "<<" + given).replace(' ', '<'));
        zone = put(format, zone, ZonePart.NUMBER, number);
        zone = put(format, zone, ZonePart.NATIONALITY, nationality);
        zone = put(format, zone, ZonePart.BIRTH, SIX_DIGITS.format(birth));
        zone = put(format, zone, ZonePart.SEX, sex);
        zone = put(format, zone, ZonePart.EXPIRY, SIX_DIGITS.format(expiry));
        zone = check(format, zone, ZonePart.NUMBER, ZonePart.NUMBER_CHECK);
        zone = check(format, zone, ZonePart.BIRTH, ZonePart.BIRTH_CHECK);
        zone = check(format, zone, ZonePart.EXPIRY, ZonePart.EXPIRY_CHECK);
        if (format == ZoneFormat.TD3) {
            zone = put(format, zone, ZonePart.OPTIONAL, "ZE184226B");
            zone = check(format, zone, ZonePart.OPTIONAL, ZonePart.OPTIONAL_CHECK);
        }
        if (format.hasComposite()) {
            zone = put(format, zone, ZonePart.COMPOSITE_CHECK, String.valueOf(CheckDigit.of(format.composite(zone))));
        }
        return new SpecimenZone(
                format,
                cut(zone, format.width()),
                Map.of(
                        "country",
                        state.replace("<", ""),
                        "passport_number",
                        number,
                        "name",
                        given + " " + surname,
                        "surname",
                        surname,
                        "given_names",
                        given,
                        "nationality",
                        nationality.replace("<", ""),
                        "date_of_birth",
                        FULL.format(birth),
                        "expiry_date",
                        FULL.format(expiry),
                        "sex",
                        sex));
    }

    /** {@return what the document prints outside the zone, a line for each field} */
    public List<String> printed() {
        return List.of(
                "Passport No " + truth.get("passport_number"),
                "Surname " + truth.get("surname"),
                "Given names " + truth.get("given_names"),
                "Date of birth " + value("date_of_birth").replace('/', '.'),
                "Date of issue 16.04.2007",
                "Date of expiry " + value("expiry_date").replace('/', '.'));
    }

    private String value(String field) {
        return String.valueOf(truth.get(field));
    }

    private static String code(ZoneFormat format) {
        return switch (format) {
            case TD1, TD2 -> "I";
            case TD3 -> "P";
            case MRV_A, MRV_B -> "V";
        };
    }

    private static String put(ZoneFormat format, String zone, ZonePart part, String value) {
        var span = format.span(part);
        return span.replaced(zone, (value + "<".repeat(44)).substring(0, span.to() - span.from()));
    }

    private static String check(ZoneFormat format, String zone, ZonePart part, ZonePart digit) {
        return put(
                format,
                zone,
                digit,
                String.valueOf(CheckDigit.of(format.span(part).of(zone))));
    }

    private static List<String> cut(String zone, int width) {
        return IntStream.range(0, zone.length() / width)
                .mapToObj(line -> zone.substring(line * width, (line + 1) * width))
                .toList();
    }
}
