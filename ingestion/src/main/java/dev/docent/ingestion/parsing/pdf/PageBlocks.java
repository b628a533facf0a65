package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.format.BlockCollector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Groups the lines of a page into blocks: short lines larger or bolder than body text are headings, lines in columns
 * are table rows, lines with a bullet or number are list items, and closely spaced lines form paragraphs.
 */
final class PageBlocks {

    private static final int MAX_HEADING_LENGTH = 160;

    private final BodyFontSize body = new BodyFontSize();
    private final Hyphenation hyphenation = new Hyphenation();
    private final BlockCollector blocks;
    private final StringBuilder open = new StringBuilder();
    private @Nullable ListMarker item;
    private double itemLeft;

    PageBlocks(BlockCollector blocks) {
        this.blocks = blocks;
    }

    void add(List<Line> lines) {
        body.count(lines);
        lines.forEach(line -> hyphenation.learn(line.text()));
        Line before = null;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            int rows = TableLines.count(lines, i);
            int level = rows > 0 ? 0 : headingLevel(line);
            if (rows > 0) {
                end();
                blocks.table(TableLines.cells(lines.subList(i, i + rows)), false);
                i += rows - 1;
                before = null;
            } else if (level > 0) {
                i = addHeading(lines, i, level);
                before = null;
            } else {
                addText(line, before, i + 1 < lines.size() ? lines.get(i + 1) : null);
                before = line;
            }
        }
        end();
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

    private void addText(Line line, @Nullable Line before, @Nullable Line after) {
        var marker = ListMarker.of(line.text());
        if (marker.isPresent() && (before == null || item != null || startsParagraph(before, line, after))) {
            end();
            item = marker.get();
            itemLeft = line.left();
            open.append(marker.get().rest());
            return;
        }
        if (before != null && startsParagraph(before, line, after)) {
            end();
        }
        hyphenation.join(open, line.text());
    }

    private boolean startsParagraph(Line before, Line line, @Nullable Line after) {
        if (!before.hasSizeOf(line) || !isNextLine(before, line)) {
            return !continuesInNextColumn(before, line);
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

    /**
     * The marker at the beginning of a list item.
     *
     * @param marker a hyphen for any bullet, or the number as displayed
     * @param rest the line after the marker
     */
    private record ListMarker(String marker, String rest) {

        private static final Pattern BULLET =
                Pattern.compile("^(?:[•‣▪▫◦●○■□➢➤✓·∙\uF0B7\uF0A7]\\s*|[-–—*]\\s+)(?<rest>\\S.*)$");
        private static final Pattern NUMBER =
                Pattern.compile("^(?<marker>\\(?(?:\\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\\s+(?<rest>\\S.*)$");

        static Optional<ListMarker> of(String line) {
            var bullet = BULLET.matcher(line);
            if (bullet.matches()) {
                return Optional.of(new ListMarker("-", bullet.group("rest")));
            }
            var number = NUMBER.matcher(line);
            return number.matches()
                    ? Optional.of(new ListMarker(number.group("marker"), number.group("rest")))
                    : Optional.empty();
        }
    }

    /** The font size of body text: the most frequent size, by letters, on the pages read so far. */
    private static final class BodyFontSize {

        private final Map<Long, Integer> letters = new TreeMap<>();
        private int bold;
        private int all;

        void count(List<Line> lines) {
            for (var line : lines) {
                int length = line.text().length();
                letters.merge(Math.round(line.size() * 2), length, Integer::sum);
                bold += line.bold() ? length : 0;
                all += length;
            }
        }

        /** {@return the font size in points} */
        double points() {
            return letters.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(size -> size.getKey() / 2.0)
                    .orElse(10.0);
        }

        /** {@return whether body text is bold, so that bold text does not indicate a heading} */
        boolean isBold() {
            return bold * 3 > all;
        }
    }
}
