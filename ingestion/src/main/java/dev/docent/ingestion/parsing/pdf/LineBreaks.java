package dev.docent.ingestion.parsing.pdf;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The line breaks of a page that are not due to the width of its text: in addresses, receipts and forms. A line broken
 * for its width is so full that the first word of the next line does not fit.
 */
final class LineBreaks {

    private static final Pattern LABEL = Pattern.compile("^\\p{Lu}[\\p{L}\\p{M}./#&' -]{0,28}:\\s+\\S");

    /** Two lines are farther apart than those above if their distance exceeds that one by this factor. */
    private static final double WIDER = 1.2;

    private static final double SPACE = 0.6;

    /** The share of the width that a line leaves empty at least, since texts are also broken by their characters. */
    private static final double SHORT = 0.25;

    /** The right edge of the text that a line belongs to, and its distance to the line above. */
    private final Map<Line, Column> columns = new IdentityHashMap<>();

    LineBreaks(List<Line> lines) {
        int first = 0;
        for (int at = 1; at <= lines.size(); at++) {
            if (at == lines.size()
                    || !isBelow(lines.get(at - 1), lines.get(at))
                    || !lines.get(at - 1).hasSizeOf(lines.get(at))) {
                addColumn(lines.subList(first, at));
                first = at;
            }
        }
    }

    private void addColumn(List<Line> lines) {
        double right = lines.stream().mapToDouble(Line::right).max().orElse(0);
        for (int i = 0; i < lines.size(); i++) {
            double drop =
                    i == 0 ? 0 : lines.get(i).baseline() - lines.get(i - 1).baseline();
            columns.put(lines.get(i), new Column(right, drop));
        }
    }

    private static boolean isBelow(Line above, Line line) {
        return line.baseline() > above.baseline() && above.isAboveOrBelow(line);
    }

    /** {@return whether the break between two lines of a paragraph is part of the text} */
    boolean isKept(Line above, Line line) {
        return isBelow(above, line)
                && !above.endsWithHyphen()
                && (LABEL.matcher(line.text()).find() || above.isValue() || isShort(above, line));
    }

    /** {@return whether the line above ends long before the right edge of the text, and not within a sentence} */
    private boolean isShort(Line above, Line line) {
        var column = columns.get(above);
        if (column == null
                || isRightToLeft(line)
                || Character.isLowerCase(line.text().codePointAt(0))) {
            return false;
        }
        double firstWord = line.segments().getFirst().words().stream()
                .limit(1)
                .mapToDouble(word -> word.right() - word.left())
                .sum();
        double slack = column.right() - above.right();
        return slack > firstWord + SPACE * line.size() && slack > SHORT * (column.right() - above.left());
    }

    /** {@return whether two lines are farther apart than the lines above them, so that a paragraph begins} */
    boolean isWider(Line above, Line line) {
        var column = columns.get(above);
        double drop = line.baseline() - above.baseline();
        return column != null && column.drop() > 0 && drop > WIDER * column.drop() && above.hasSizeOf(line);
    }

    private static boolean isRightToLeft(Line line) {
        byte direction = Character.getDirectionality(line.text().codePointAt(0));
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private record Column(double right, double drop) {}
}
