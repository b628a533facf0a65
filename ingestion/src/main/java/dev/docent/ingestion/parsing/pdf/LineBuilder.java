package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.pdf.Line.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private double baseline;
    private double sizes;
    private int bold;
    private int letters;

    void add(String word, List<TextPosition> positions) {
        if (positions.isEmpty() || word.isBlank()) {
            return;
        }
        var first = positions.getFirst();
        var last = positions.getLast();
        double start = Math.min(first.getXDirAdj(), last.getXDirAdj());
        double end = Math.max(first.getXDirAdj() + first.getWidthDirAdj(), last.getXDirAdj() + last.getWidthDirAdj());
        double size = size(first);
        if (start - right > CELL_GAP * size || left - end > CELL_GAP * size) {
            endSegment();
        }
        boolean begins = text.isEmpty();
        left = begins ? start : Math.min(left, start);
        right = begins ? end : Math.max(right, end);
        text.append(begins ? "" : " ").append(word);
        words.addAll(WordSplitter.of(word, positions));
        baseline = first.getYDirAdj();
        sizes += size * word.length();
        letters += word.length();
        bold += isBold(first) ? word.length() : 0;
    }

    /** {@return the line, or null if no word was added since the last one} */
    @Nullable
    Line end() {
        endSegment();
        if (segments.isEmpty()) {
            return null;
        }
        var line = Line.of(segments, baseline);
        segments.clear();
        return line;
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

    /** {@return the font size, in points} */
    static double size(TextPosition position) {
        double size = position.getFontSizeInPt();
        return size > 0.5 ? size : Math.max(1, position.getHeightDir());
    }

    private static boolean isBold(TextPosition position) {
        var font = position.getFont();
        var name = font == null || font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
        return name.contains("bold") || name.contains("black") || name.contains("heavy");
    }
}
