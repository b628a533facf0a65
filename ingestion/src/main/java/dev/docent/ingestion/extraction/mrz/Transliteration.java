package dev.docent.ingestion.extraction.mrz;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How names are written in a zone, which has the letters A to Z only (ICAO Doc 9303-3, section 6). */
final class Transliteration {

    private static final Map<String, String> RECOMMENDED = Map.ofEntries(
            Map.entry("Ä", "AE"),
            Map.entry("Å", "AA"),
            Map.entry("Æ", "AE"),
            Map.entry("Ð", "D"),
            Map.entry("Đ", "D"),
            Map.entry("Ĳ", "IJ"),
            Map.entry("Ł", "L"),
            Map.entry("Ö", "OE"),
            Map.entry("Ø", "OE"),
            Map.entry("Œ", "OE"),
            Map.entry("Þ", "TH"),
            Map.entry("Ü", "UE"));

    private Transliteration() {}

    /** {@return the words of the line that the zone writes like this, in capital letters as printed} */
    static Optional<Words> find(List<String> inZone, String line) {
        var words = words(line);
        for (int from = 0; from + inZone.size() <= words.size(); from++) {
            var candidate = words.subList(from, from + inZone.size());
            if (matches(inZone, candidate)) {
                return Optional.of(new Words(from, String.join(" ", candidate)));
            }
        }
        return Optional.empty();
    }

    private static boolean matches(List<String> inZone, List<String> printed) {
        for (int i = 0; i < inZone.size(); i++) {
            if (!of(printed.get(i)).contains(inZone.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@return the forms that a printed word may have in a zone} */
    static Set<String> of(String printed) {
        var recommended = new StringBuilder();
        printed.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> recommended.append(RECOMMENDED.getOrDefault(letter, letter)));
        return Set.copyOf(List.of(letters(recommended.toString()), letters(printed)).stream()
                .distinct()
                .toList());
    }

    /** Capital letters turn ß into SS; hyphens separate words, and apostrophes are omitted. */
    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        for (var word : line.toUpperCase(Locale.ROOT).split("[\\s,\\-‐–/:;.]+")) {
            var letters = word.replaceAll("[^\\p{L}\\p{M}]", "");
            if (!letters.isEmpty()) {
                words.add(letters);
            }
        }
        return words;
    }

    private static String letters(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("[^A-Z]", "");
    }

    /** Words of a line. @param from number of the first word, from 0 */
    record Words(int from, String words) {}
}
