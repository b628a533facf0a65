package dev.docent.ingestion.extraction.mrz;

/**
 * The name in a zone, whose parts are separated by one filler and whose halves by two.
 *
 * @param rest what follows the given names, without fillers; empty in a zone without errors
 * @param truncated whether the name fills its part, so that some of it may be missing (ICAO Doc 9303-3, 4.6)
 */
record ZoneName(String surname, String givenNames, String rest, boolean truncated) {

    /** {@return the name; what recognition reads in the fillers at the end is not part of it} */
    static ZoneName of(String part) {
        int half = part.indexOf("<<");
        var surname = half < 0 ? part : part.substring(0, half);
        var rest = half < 0 ? "" : part.substring(half + 2);
        int end = rest.indexOf("<<");
        var given = end < 0 ? rest : rest.substring(0, end);
        return new ZoneName(
                spaced(surname),
                spaced(given),
                spaced(rest.substring(given.length())),
                part.charAt(part.length() - 1) != Alphabet.FILLER);
    }

    /** {@return whether it is complete: two parts and nothing else} */
    boolean isRegular() {
        return !surname.isEmpty() && !givenNames.isEmpty() && rest.isEmpty() && !truncated;
    }

    /** {@return given names and surname, in the order in which they are spoken} */
    String full() {
        return (givenNames + " " + surname).strip();
    }

    private static String spaced(String part) {
        return part.replace(Alphabet.FILLER, ' ').strip();
    }
}
