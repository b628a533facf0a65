package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.format.BlockCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Groups the lines of a page into blocks: short lines larger or bolder than body text are headings, lines in columns
 * are table rows, lines with a bullet or number are list items, and closely spaced lines form paragraphs.
 */
final class PageBlocks {

    private static final int MAX_HEADING_LENGTH = 160;

    /** A line drawn with characters. */
    private static final Pattern RULE = Pattern.compile("[-=_*.~–—\\s]{5,}");

    private final BodyFontSize body = new BodyFontSize();
    private final Hyphenation hyphenation = new Hyphenation();
    private final BlockCollector blocks;
    private final StringBuilder open = new StringBuilder();
    private LineBreaks breaks = new LineBreaks(List.of());
    private @Nullable ListMarker item;
    private double itemLeft;

    PageBlocks(BlockCollector blocks) {
        this.blocks = blocks;
    }

    void add(List<Line> drawn) {
        var lines = drawn.stream()
                .filter(line -> !RULE.matcher(line.text()).matches())
                .toList();
        body.count(lines);
        lines.forEach(line -> hyphenation.learn(line.text()));
        breaks = new LineBreaks(lines);
        Line before = null;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            int header = TableHeader.count(lines, i);
            int rows = TableLines.count(lines, i + header);
            int level = rows > 0 ? 0 : headingLevel(line);
            if (rows > 0) {
                end();
                addTable(lines.subList(i, i + header), lines.subList(i + header, i + header + rows));
                i += header + rows - 1;
                before = null;
            } else if (level > 0) {
                i = addHeading(lines, i, level);
                before = null;
            } else {
                addText(line, before, lines.subList(i + 1, lines.size()));
                before = line;
            }
        }
        end();
    }

    private void addTable(List<Line> header, List<Line> rows) {
        var table = TableLines.cells(rows);
        if (header.isEmpty()) {
            blocks.table(table.cells(), false);
        } else {
            var cells = new ArrayList<List<String>>();
            cells.add(TableHeader.cells(header, table.columns()));
            cells.addAll(table.cells());
            blocks.table(cells, true);
        }
    }

    /** A heading may span several lines. {@return the index of its last line} */
    private int addHeading(List<Line> lines, int at, int level) {
        end();
        var text = new StringBuilder(lines.get(at).text());
        int last = at;
        while (last + 1 < lines.size()
                && headingLevel(lines.get(last + 1)) == level
                && isNextLine(lines.get(last), lines.get(last + 1))
                && ListMarker.of(lines.get(last + 1).text()).isEmpty()
                && text.length() + lines.get(last + 1).text().length() < MAX_HEADING_LENGTH) {
            last++;
            hyphenation.join(text, lines.get(last).text());
        }
        blocks.heading(level, text.toString());
        return last;
    }

    private void addText(Line line, @Nullable Line before, List<Line> following) {
        var after = following.isEmpty() ? null : following.getFirst();
        var marker = ListMarker.of(line.text());
        boolean starts = before == null || startsParagraph(before, line, after);
        if (marker.isPresent()
                && (before == null || starts || item != null || startsList(before, line, marker.get(), following))) {
            end();
            item = marker.get();
            itemLeft = line.left();
            open.append(marker.get().rest());
            return;
        }
        if (before != null && starts) {
            end();
        }
        if (before != null && !open.isEmpty() && item == null && breaks.isKept(before, line)) {
            open.append('\n').append(line.text());
        } else {
            hyphenation.join(open, line.text());
        }
    }

    /** {@return whether a list begins right below a line of text} */
    private static boolean startsList(Line before, Line line, ListMarker marker, List<Line> following) {
        return marker.isBullet()
                || before.text().endsWith(":")
                || line.left() - before.left() > 0.8 * line.size()
                || marker.beginsList(following);
    }

    private boolean startsParagraph(Line before, Line line, @Nullable Line after) {
        if (!before.hasSizeOf(line) || !isNextLine(before, line)) {
            return !continuesInNextColumn(before, line);
        }
        if (breaks.isWider(before, line)) {
            return true;
        }
        if (item != null) {
            return line.left() < itemLeft - 1;
        }
        boolean indented = line.left() - before.left() > 0.8 * line.size()
                && (after == null || !isNextLine(line, after) || after.left() < line.left() - 0.5 * line.size());
        boolean endedShort = endsSentence(before.text()) && before.right() < line.right() - 4 * line.size();
        return indented || endedShort;
    }

    /** A sentence may continue at the top of the next column. */
    private boolean continuesInNextColumn(Line before, Line line) {
        return item == null
                && before.hasSizeOf(line)
                && line.baseline() < before.baseline()
                && !endsSentence(before.text())
                && Character.isLowerCase(line.text().codePointAt(0));
    }

    private static boolean isNextLine(Line before, Line line) {
        double drop = line.baseline() - before.baseline();
        return drop > -0.3 * line.size()
                && drop < 1.75 * Math.max(before.size(), line.size())
                && before.isAboveOrBelow(line);
    }

    private static boolean endsSentence(String text) {
        return text.matches("(?s).*[.!?:…][\"”’)\\]]*");
    }

    /** {@return the heading level from 1 to 4, or 0 if the line is not a heading} */
    private int headingLevel(Line line) {
        var text = line.text();
        if (text.length() > MAX_HEADING_LENGTH
                || line.isValue()
                || ListMarker.of(text).filter(ListMarker::isBullet).isPresent()
                || text.codePoints().filter(Character::isLetter).count() < 2) {
            return 0;
        }
        double ratio = line.size() / body.points();
        if (ratio >= 1.12) {
            return ratio >= 1.7 ? 1 : ratio >= 1.35 ? 2 : 3;
        }
        boolean standsOut = line.bold() && !body.isBold() && ratio > 0.95 && text.length() <= 90;
        return standsOut && !endsSentence(text) && Character.isLetterOrDigit(text.codePointAt(0)) ? 4 : 0;
    }

    private void end() {
        if (item != null) {
            blocks.listItem(0, item.marker(), open.toString());
        } else if (!open.isEmpty()) {
            blocks.paragraph(open.toString());
        }
        open.setLength(0);
        item = null;
    }
}
