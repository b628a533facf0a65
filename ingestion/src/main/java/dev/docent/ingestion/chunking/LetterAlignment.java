package dev.docent.ingestion.chunking;

import dev.docent.ingestion.parsing.PageWords;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds the letters of a page's words again in the text. They are the same and in the same order, but for a few: hyphens at
 * the ends of lines and bullets are gone, marks of lists and tables have come, and of two cells one may come sooner. Where
 * the two part, they meet again at the nearest place from which on they agree for some letters.
 */
final class LetterAlignment {

    /** Letters that agree where the two meet again. */
    private static final int ANCHOR = 5;

    /** How many letters may be in one of them and not in the other, at a stretch. */
    private static final int FARTHEST = 160;

    private final String words;
    private final BitSet begins = new BitSet();
    private final Letters text;
    private final int[] found;
    private long looks;

    /** @param looks how often it may look for a place where the two meet again */
    LetterAlignment(PageWords page, Letters text, long looks) {
        this.words = page.text();
        this.text = text;
        this.looks = looks;
        this.found = new int[words.length()];
        Arrays.fill(found, -1);
        page.boxes().forEach(word -> begins.set(word.start()));
    }

    /** {@return how often it may still look} */
    long align() {
        int word = 0;
        int place = 0;
        while (word < words.length() && place < text.count()) {
            if (words.charAt(word) == text.signs()[place]) {
                found[word++] = text.places()[place++];
            } else if (words.charAt(word) == ' ') {
                word++;
            } else if (text.isMark(place)) {
                place++;
            } else {
                int apart = whereTheyMeet(word, place);
                if (apart < 0) {
                    int next = begins.nextSetBit(word + 1);
                    word = next < 0 ? words.length() : next;
                } else {
                    word += apart / (FARTHEST + 1);
                    place += apart % (FARTHEST + 1);
                }
            }
        }
        return looks;
    }

    /** {@return where a letter of the words stands in the text, in UTF-16 units; -1 when it was not found} */
    int placeOf(int letter) {
        return found[letter];
    }

    /** {@return how many letters of the words, times {@code FARTHEST + 1}, and how many of the text come before; or -1} */
    private int whereTheyMeet(int word, int place) {
        for (int apart = 1; apart <= FARTHEST; apart++) {
            for (int gone = 0; gone <= apart; gone++) {
                if (--looks < 0) {
                    return -1;
                }
                if (agree(word + gone, place + apart - gone)) {
                    return gone * (FARTHEST + 1) + apart - gone;
                }
            }
        }
        return -1;
    }

    private boolean agree(int word, int place) {
        int agreed = 0;
        while (agreed < ANCHOR && word < words.length() && place < text.count()) {
            if (words.charAt(word) == text.signs()[place]) {
                word++;
                place++;
                agreed++;
            } else if (agreed > 0 && words.charAt(word) == ' ') {
                word++;
            } else if (agreed > 0 && text.isMark(place)) {
                place++;
            } else {
                return false;
            }
        }
        return agreed > 0;
    }
}
