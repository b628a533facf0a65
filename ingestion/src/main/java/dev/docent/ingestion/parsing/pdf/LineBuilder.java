package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.pdf.HorizontalRanges.Range;
import dev.docent.ingestion.parsing.pdf.Line.Segment;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** Builds a line from words, and splits it into segments at gaps wider than the spaces between words. */
final class LineBuilder {

    /** The minimum gap between segments, relative to the font size. Spaces of justified text are narrower. */
    private static final double CELL_GAP = 1.2;

    private final List<Segment> segments = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<PdfWord> words = new ArrayList<>();
    private double left;
    private double right;
    /** That of the longest run, since others may be superscripts. */
    private double baseline;

    private int longest;
    private double sizes;
    private int bold;
    private int letters;

    /** Adds a run of text: a word, or several words if the page contains space characters. */
    void add(String run, List<TextPosition> positions) {
        if (positions.isEmpty() || run.isBlank()) {
            return;
        }
        var added = WordSplitter.of(run, positions);
        if (run.length() > longest) {
            longest = run.length();
            baseline = positions.getFirst().getYDirAdj();
        }
        var cells = HorizontalRanges.apart(
                CELL_GAP * size(positions.getFirst()),
                added.stream().map(DrawnWord::box).toList());
        Range before = null;
        for (var word : added) {
            var cell = cells.stream()
                    .filter(range -> range.holds(word.box()))
                    .findFirst()
                    .orElseThrow();
            if (before == null ? isApart(cell, size(word.first())) : cell != before) {
                endSegment();
            }
            add(word);
            before = cell;
        }
    }

    private boolean isApart(Range cell, double size) {
        return cell.left() - right > CELL_GAP * size || left - cell.right() > CELL_GAP * size;
    }

    private void add(DrawnWord added) {
        var word = added.box();
        boolean begins = text.isEmpty();
        left = begins ? word.left() : Math.min(left, word.left());
        right = begins ? word.right() : Math.max(right, word.right());
        text.append(begins ? "" : " ").append(word.text());
        words.add(word);
        int length = word.text().length();
        sizes += size(added.first()) * length;
        letters += length;
        bold += isBold(added.first()) ? length : 0;
    }

    /** {@return the line, or null if no word was added since the last one} */
    @Nullable
    Line end() {
        endSegment();
        if (segments.isEmpty()) {
            return null;
        }
        var line = Line.of(withMarkers(segments), baseline);
        segments.clear();
        longest = 0;
        return line;
    }

    /** A bullet or number belongs to the text that follows it, however wide the gap between them. */
    private static List<Segment> withMarkers(List<Segment> segments) {
        if (segments.size() < 2 || !ListMarker.isMarker(segments.getFirst().text())) {
            return segments;
        }
        var marker = segments.getFirst();
        var text = segments.get(1);
        var words = new ArrayList<>(marker.words());
        words.addAll(text.words());
        var joined = new Segment(
                marker.text() + " " + text.text(),
                Math.min(marker.left(), text.left()),
                Math.max(marker.right(), text.right()),
                text.size(),
                text.bold(),
                words);
        var all = new ArrayList<Segment>();
        all.add(joined);
        all.addAll(segments.subList(2, segments.size()));
        return all;
    }

    private void endSegment() {
        if (!text.isEmpty()) {
            segments.add(
                    new Segment(text.toString(), left, right, sizes / letters, bold * 2 > letters, List.copyOf(words)));
            text.setLength(0);
            words.clear();
            sizes = 0;
            bold = 0;
            letters = 0;
        }
    }

    /** {@return the font size as displayed, in points; the size that the file states may be scaled} */
    static double size(TextPosition position) {
        double size = position.getYScale();
        return size > 0.5 ? size : Math.max(1, position.getHeightDir());
    }

    private static boolean isBold(TextPosition position) {
        var font = position.getFont();
        var name = font == null || font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
        return name.contains("bold") || name.contains("black") || name.contains("heavy");
    }

    /** A word and the first glyph that draws it. */
    private record DrawnWord(PdfWord box, TextPosition first) {

        static DrawnWord of(String text, List<TextPosition> letters) {
            return new DrawnWord(PdfWord.of(text, letters), letters.getFirst());
        }
    }

    /**
     * Splits a run of text into words. If a page contains space characters, PDFBox returns one run: its text in reading
     * order, but its glyphs in display order, which is the reverse for right-to-left scripts except for embedded numbers
     * and names.
     */
    private static final class WordSplitter {

        /** The maximum number of words in a run; longer ones are not lines of text. */
        private static final int MAX_WORDS = 500;

        /** The maximum displacement, in words, of a number or name within text of the opposite direction. */
        private static final int MAX_DISPLACEMENT = 12;

        /** {@return the words of the run, or the whole run as one word if its text and glyphs cannot be matched} */
        static List<DrawnWord> of(String run, List<TextPosition> letters) {
            if (run.indexOf(' ') < 0) {
                return List.of(DrawnWord.of(run, letters));
            }
            var texts = List.of(run.strip().split(" +"));
            var groups = groups(letters);
            var words = new ArrayList<DrawnWord>(texts.size());
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
                    words.add(DrawnWord.of(text, groups.get(group)));
                }
            }
            return words.size() == texts.size() ? words : List.of(DrawnWord.of(run, letters));
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
}
