package dev.docent.ingestion.extraction.page;

import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedPage;
import dev.docent.ingestion.parsing.ScannedWord;
import java.util.List;

/**
 * The lines of a page, and where their characters are.
 *
 * @param page page number, from 1
 * @param turned clockwise rotation that makes the page upright, in degrees; boxes are on the page as it was
 */
public record PageRows(int page, int turned, List<ScannedLine> lines) {

    /** {@return the page with the rows in which its words are seen} */
    public static PageRows of(ScannedPage page) {
        return new PageRows(page.page(), page.turned(), VisualRows.of(page.lines()));
    }

    /** {@return the lines with this page} */
    public List<PageRow> rows() {
        return lines.stream().map(line -> new PageRow(this, line)).toList();
    }

    /** {@return the page without the lines that overlap the given ones} */
    public PageRows without(List<ScannedLine> others) {
        return new PageRows(
                page,
                turned,
                lines.stream()
                        .filter(line -> others.stream().noneMatch(other -> overlaps(line, other)))
                        .toList());
    }

    /** {@return this page, as if it had not been turned} */
    public PageRows upright() {
        return new PageRows(page, 0, lines);
    }

    /** {@return a box of the upright page on the page as it was} */
    public Box asItWas(Box upright) {
        return asItWas(upright.x(), upright.y(), upright.width(), upright.height());
    }

    /** {@return the box around the characters of a line from {@code start} to {@code end}, by the text of the line} */
    public Box box(ScannedLine line, int start, int end) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        int at = 0;
        for (var word : line.words()) {
            int after = at + word.text().length();
            if (start < after && end > at) {
                double width = (word.right() - word.left()) / word.text().length();
                left = Math.min(left, word.left() + Math.max(0, start - at) * width);
                right = Math.max(right, word.right() - Math.max(0, after - end) * width);
                top = Math.min(top, word.top());
                bottom = Math.max(bottom, word.bottom());
            }
            at = after + 1;
        }
        return asItWas(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    /** {@return the box around words} @param words at least one */
    public Box box(List<ScannedWord> words) {
        double left = words.stream().mapToDouble(ScannedWord::left).min().orElse(0);
        double top = words.stream().mapToDouble(ScannedWord::top).min().orElse(0);
        double right = words.stream().mapToDouble(ScannedWord::right).max().orElse(0);
        double bottom = words.stream().mapToDouble(ScannedWord::bottom).max().orElse(0);
        return asItWas(left, top, right - left, bottom - top);
    }

    private Box asItWas(double x, double y, double width, double height) {
        return switch (turned) {
            case 90 -> new Box(page, y, 1 - x - width, height, width);
            case 180 -> new Box(page, 1 - x - width, 1 - y - height, width, height);
            case 270 -> new Box(page, 1 - y - height, x, height, width);
            default -> new Box(page, x, y, width, height);
        };
    }

    private static boolean overlaps(ScannedLine line, ScannedLine other) {
        var one = line.words().getFirst();
        var two = other.words().getFirst();
        return Math.abs(one.middle() - two.middle()) < Math.max(one.height(), two.height()) / 2;
    }
}
