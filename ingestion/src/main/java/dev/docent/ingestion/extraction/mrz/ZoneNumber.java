package dev.docent.ingestion.extraction.mrz;

import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import java.util.Map;
import java.util.Set;

/**
 * The number of a document.
 *
 * @param value the most probable reading, with its fillers
 * @param evidence whether the check digit matches
 * @param possible all readings that satisfy the check digit
 */
record ZoneNumber(String value, Evidence evidence, Set<String> possible) {

    /** {@return the number in the zone, repaired if a single smallest repair satisfies the check digit} */
    static ZoneNumber of(Zone zone) {
        var read = Checked.of(zone);
        var readings = NumberReadings.of(read.number(), read.digit());
        if (readings.containsKey(read.number())) {
            return new ZoneNumber(read.number(), Evidence.CHECK_DIGIT, readings.keySet());
        }
        int fewest =
                readings.values().stream().mapToInt(changes -> changes).min().orElse(0);
        var nearest = readings.entrySet().stream()
                .filter(reading -> reading.getValue() == fewest)
                .map(Map.Entry::getKey)
                .toList();
        return nearest.size() == 1
                ? new ZoneNumber(nearest.getFirst(), Evidence.REPAIRED, readings.keySet())
                : new ZoneNumber(read.number(), Evidence.CHECK_DIGIT_FAILED, readings.keySet());
    }

    /** {@return whether the check digit matches the number as it was read} */
    static boolean matches(Zone zone) {
        var read = Checked.of(zone);
        return CheckDigit.of(read.number()) == read.digit();
    }

    /** {@return the number without fillers} */
    String printed() {
        return printed(value);
    }

    /** {@return a number of the zone without its fillers} */
    static String printed(String number) {
        return number.replace("<", "");
    }

    boolean isChecked() {
        return evidence != Evidence.CHECK_DIGIT_FAILED;
    }

    /** {@return whether no other number within three confusions satisfies the check digit} */
    boolean isUnambiguous() {
        return isChecked() && possible.size() == 1;
    }

    /**
     * A number and its check digit as they were read.
     *
     * <p>Numbers of more than nine characters continue in the optional data, with their check digit at the end (ICAO Doc
     * 9303-5, 4.2.2.1, note j).
     */
    private record Checked(String number, char digit) {

        static Checked of(Zone zone) {
            var number = zone.of(ZonePart.NUMBER);
            char digit = zone.of(ZonePart.NUMBER_CHECK).charAt(0);
            return digit == Alphabet.FILLER && (zone.format() == ZoneFormat.TD1 || zone.format() == ZoneFormat.TD2)
                    ? longer(number, zone.of(ZonePart.OPTIONAL))
                    : new Checked(number, digit);
        }

        private static Checked longer(String number, String optional) {
            int end = optional.indexOf(Alphabet.FILLER);
            return end > 1
                    ? new Checked(
                            number + optional.substring(0, end - 1), Alphabet.DIGITS.nearest(optional.charAt(end - 1)))
                    : new Checked(number, Alphabet.FILLER);
        }
    }
}
