package dev.docent.ingestion.extraction.mrz;

import dev.docent.ingestion.parsing.ScannedLine;
import java.util.Locale;

/** Reduces a line to the characters of a machine-readable zone. */
final class ZoneText {

    private static final int SHORTEST = 24;
    private static final int LONGEST = 52;
    private static final int FEWEST_FILLERS = 2;

    /** What recognition makes of fillers, when it may use all characters. */
    private static final String LIKE_FILLER = "<ce¢({[‹";

    private ZoneText() {}

    /** {@return the line without spaces, with capital letters, digits and fillers only} */
    static String of(ScannedLine line) {
        return of(line.text());
    }

    static String of(String line) {
        var zone = new StringBuilder();
        for (char character : line.toCharArray()) {
            if (LIKE_FILLER.indexOf(character) >= 0) {
                zone.append(Alphabet.FILLER);
            } else if (character == '«') {
                zone.append(Alphabet.FILLER).append(Alphabet.FILLER);
            } else {
                var capital = String.valueOf(character).toUpperCase(Locale.ROOT);
                zone.append(capital.length() == 1 && Alphabet.ALL.has(capital.charAt(0)) ? capital : "");
            }
        }
        return zone.toString();
    }

    /** {@return whether the text may be a line of a zone, with characters missing or added} */
    static boolean isPlausible(String zone) {
        return zone.length() >= SHORTEST && zone.length() <= LONGEST && fillers(zone) >= FEWEST_FILLERS;
    }

    /** {@return the number of fillers in the text} */
    static long fillers(String zone) {
        return zone.chars().filter(character -> character == Alphabet.FILLER).count();
    }
}
