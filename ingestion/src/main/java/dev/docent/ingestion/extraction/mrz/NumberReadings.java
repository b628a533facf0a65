package dev.docent.ingestion.extraction.mrz;

import java.util.Map;
import java.util.TreeMap;

/**
 * All numbers that may be printed where a number was read, if up to three characters were taken for others that look
 * alike: those whose check digit matches, each with the number of characters that differ.
 *
 * <p>One check digit cannot tell them apart: 6 and G have the same value modulo 10, and two errors cancel in one of ten
 * cases.
 */
final class NumberReadings {

    private static final int MAX_CHANGES = 3;

    private final String read;
    private final char check;
    private final Map<String, Integer> readings = new TreeMap<>();

    private NumberReadings(String read, char check) {
        this.read = read;
        this.check = check;
    }

    /** {@return the possible numbers with the number of their changes} */
    static Map<String, Integer> of(String read, char check) {
        var all = new NumberReadings(read, check);
        all.change(new StringBuilder(read), 0, 0);
        return all.readings;
    }

    private void change(StringBuilder number, int from, int changes) {
        if (CheckDigit.of(number.toString()) == check) {
            readings.put(number.toString(), changes);
        }
        if (changes == MAX_CHANGES) {
            return;
        }
        for (int at = from; at < number.length(); at++) {
            var alike = Confusions.alike(read.charAt(at));
            for (int i = 1; i < alike.length(); i++) {
                number.setCharAt(at, alike.charAt(i));
                change(number, at + 1, changes + 1);
            }
            number.setCharAt(at, read.charAt(at));
        }
    }
}
