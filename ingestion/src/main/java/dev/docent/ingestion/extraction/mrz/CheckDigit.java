package dev.docent.ingestion.extraction.mrz;

/** The check digit of ICAO Doc 9303-3, 4.9: the weighted sum of the characters modulo 10, with the weights 7, 3, 1. */
final class CheckDigit {

    private static final int[] WEIGHTS = {7, 3, 1};
    private static final int TEN = 10;

    private CheckDigit() {}

    /** {@return the check digit of the text, which has upper-case letters, digits and fillers only} */
    static char of(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += value(text.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
        }
        return (char) ('0' + sum % TEN);
    }

    private static int value(char character) {
        return character == Alphabet.FILLER ? 0 : Character.digit(character, Character.MAX_RADIX);
    }
}
