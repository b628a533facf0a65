package dev.docent.ingestion.extraction.mrz;

import java.util.List;
import java.util.Map;

/** Characters that look alike in print, and that recognition takes for each other. */
final class Confusions {

    private static final List<String> ALIKE = List.of("0OQD", "1IL", "2Z", "4A", "5S", "6G", "7T", "8B", "<KC");

    private static final Map<Character, Character> DIGITS = Map.ofEntries(
            Map.entry('O', '0'),
            Map.entry('Q', '0'),
            Map.entry('D', '0'),
            Map.entry('I', '1'),
            Map.entry('L', '1'),
            Map.entry('Z', '2'),
            Map.entry('A', '4'),
            Map.entry('S', '5'),
            Map.entry('G', '6'),
            Map.entry('T', '7'),
            Map.entry('B', '8'));

    private static final Map<Character, Character> LETTERS = Map.of(
            '0', 'O',
            '1', 'I',
            '2', 'Z',
            '4', 'A',
            '5', 'S',
            '6', 'G',
            '7', 'T',
            '8', 'B');

    private Confusions() {}

    /** {@return the digit that looks like the letter; the letter if there is none} */
    static char digitFor(char letter) {
        return DIGITS.getOrDefault(letter, letter);
    }

    /** {@return the letter that looks like the digit; the digit if there is none} */
    static char letterFor(char digit) {
        return LETTERS.getOrDefault(digit, digit);
    }

    /** {@return the characters that look like this one, itself first} */
    static String alike(char character) {
        return ALIKE.stream()
                .filter(group -> group.indexOf(character) >= 0)
                .findFirst()
                .map(group -> character + group.replace(String.valueOf(character), ""))
                .orElse(String.valueOf(character));
    }

    /** {@return the number of characters that differ; a large number if some of them do not look alike} */
    static int distance(String one, String other) {
        if (one.length() != other.length()) {
            return Integer.MAX_VALUE;
        }
        int changes = 0;
        for (int i = 0; i < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                changes++;
                if (alike(one.charAt(i)).indexOf(other.charAt(i)) < 0) {
                    return Integer.MAX_VALUE;
                }
            }
        }
        return changes;
    }
}
