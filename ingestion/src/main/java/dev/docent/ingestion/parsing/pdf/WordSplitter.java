package dev.docent.ingestion.parsing.pdf;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.text.TextPosition;

/**
 * Splits a run of text into words. If a page contains space characters, PDFBox returns one run: its text in reading
 * order, but its glyphs in display order, which is the reverse for right-to-left scripts except for embedded numbers
 * and names.
 */
final class WordSplitter {

    /** The maximum number of words in a run; longer ones are not lines of text. */
    private static final int MAX_WORDS = 500;

    /** The maximum displacement, in words, of a number or name within text of the opposite direction. */
    private static final int MAX_DISPLACEMENT = 12;

    private WordSplitter() {}

    /** {@return the words of the run, or the whole run as one word if its text and glyphs cannot be matched} */
    static List<PdfWord> of(String run, List<TextPosition> letters) {
        if (run.indexOf(' ') < 0) {
            return List.of(PdfWord.of(run, letters));
        }
        var texts = List.of(run.strip().split(" +"));
        var groups = groups(letters);
        var words = new ArrayList<PdfWord>(texts.size());
        if (texts.size() == groups.size() && texts.size() <= MAX_WORDS) {
            boolean backward = !isSame(texts.getFirst(), groups.getFirst());
            var taken = new BitSet();
            for (var text : texts) {
                int expected = backward ? texts.size() - 1 - words.size() : words.size();
                int group = nearest(text, groups, expected, taken);
                if (group < 0) {
                    break;
                }
                taken.set(group);
                words.add(PdfWord.of(text, groups.get(group)));
            }
        }
        return words.size() == texts.size() ? words : List.of(PdfWord.of(run, letters));
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

    /** {@return the index of the free group that draws the text, nearest to the expected index; or -1} */
    private static int nearest(String text, List<List<TextPosition>> groups, int expected, BitSet taken) {
        for (int away = 0; away <= MAX_DISPLACEMENT; away++) {
            for (int group : new int[] {expected - away, expected + away}) {
                if (group >= 0 && group < groups.size() && !taken.get(group) && isSame(text, groups.get(group))) {
                    return group;
                }
            }
        }
        return -1;
    }

    /** Ligatures and contextual letter forms are decomposed, as in PDFBox. */
    private static boolean isSame(String text, List<TextPosition> letters) {
        if (text.equals(drawn(letters))) {
            return true;
        }
        var plain = Normalizer.normalize(text, Form.NFKC);
        return plain.equals(Normalizer.normalize(drawn(letters), Form.NFKC))
                || plain.equals(Normalizer.normalize(drawn(letters.reversed()), Form.NFKC));
    }

    private static String drawn(List<TextPosition> letters) {
        return letters.stream().map(TextPosition::getUnicode).collect(Collectors.joining());
    }
}
