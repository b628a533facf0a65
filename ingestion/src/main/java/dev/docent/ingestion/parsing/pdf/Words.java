package dev.docent.ingestion.parsing.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/**
 * Takes a run of text apart at its spaces. PDFBox gives as one run what the page draws with spaces of its own: its text in
 * the order in which it is read, its letters in the order in which they stand, which for scripts that are read from the
 * right is the other way round, but for the numbers and names among them.
 */
final class Words {

    /** What has more is no line that people read. */
    private static final int MOST = 500;

    /** How many words a number or name among words that are read the other way is off. */
    private static final int FARTHEST = 12;

    private Words() {}

    /** {@return the words of the run, or the run as one word where letters and text cannot be brought together} */
    static List<Word> of(String run, List<TextPosition> letters) {
        if (run.indexOf(' ') < 0) {
            return List.of(Word.of(run, letters));
        }
        var texts = List.of(run.strip().split(" +"));
        var groups = groups(letters);
        var words = new ArrayList<Word>(texts.size());
        if (texts.size() == groups.size() && texts.size() <= MOST) {
            boolean backward = !isSame(texts.getFirst(), groups.getFirst());
            var taken = new BitSet();
            for (var text : texts) {
                int expected = backward ? texts.size() - 1 - words.size() : words.size();
                int group = nearest(text, groups, expected, taken);
                if (group < 0) {
                    break;
                }
                taken.set(group);
                words.add(Word.of(text, groups.get(group)));
            }
        }
        return words.size() == texts.size() ? words : List.of(Word.of(run, letters));
    }

    private static List<List<TextPosition>> groups(List<TextPosition> letters) {
        var groups = new ArrayList<List<TextPosition>>();
        int from = 0;
        for (int at = 0; at <= letters.size(); at++) {
            if (at == letters.size() || letters.get(at).getUnicode().isBlank()) {
                if (at > from) {
                    groups.add(letters.subList(from, at));
                }
                from = at + 1;
            }
        }
        return groups;
    }

    /** {@return the group not taken that draws the text, the nearest to where it is expected; -1 when there is none} */
    private static int nearest(String text, List<List<TextPosition>> groups, int expected, BitSet taken) {
        for (int away = 0; away <= FARTHEST; away++) {
            for (int group : new int[] {expected - away, expected + away}) {
                if (group >= 0 && group < groups.size() && !taken.get(group) && isSame(text, groups.get(group))) {
                    return group;
                }
            }
        }
        return -1;
    }

    private static boolean isSame(String text, List<TextPosition> letters) {
        return text.contentEquals(drawn(letters)) || isSameWord(text, letters);
    }

    /** Ligatures, and letters in the shape that they have within a word, are taken apart, as PDFBox does. */
    private static boolean isSameWord(String text, List<TextPosition> letters) {
        var plain = plain(text);
        return plain.equals(plain(drawn(letters))) || plain.equals(plain(drawn(letters.reversed())));
    }

    private static StringBuilder drawn(List<TextPosition> letters) {
        var drawn = new StringBuilder();
        letters.forEach(letter -> drawn.append(letter.getUnicode()));
        return drawn;
    }

    private static String plain(CharSequence text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
