package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The font size of body text on the pages read so far: that of most letters, or the largest one in which there are many
 * long lines, since the letters of tables may be more and smaller.
 */
final class BodyFontSize {

    private static final double MIN_SHARE = 0.25;
    private static final int MIN_LINES = 5;
    private static final int MIN_LINE_LENGTH = 40;

    private final Map<Long, Letters> sizes = new TreeMap<>();
    private int all;

    void count(List<Line> lines) {
        for (var line : lines) {
            int length = line.text().length();
            sizes.merge(Math.round(line.size() * 2), new Letters(length, line.bold() ? length : 0, 1), Letters::plus);
            all += length;
        }
    }

    /** {@return the font size in points} */
    double points() {
        return body() / 2.0;
    }

    /** {@return whether body text is bold, so that bold text does not indicate a heading} */
    boolean isBold() {
        var letters = sizes.get(body());
        return letters != null && letters.bold() * 3 > letters.all();
    }

    private long body() {
        long size = sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(20L);
        for (var each : sizes.entrySet()) {
            if (each.getKey() > size && each.getValue().isText(all)) {
                size = each.getKey();
            }
        }
        return size;
    }

    private record Letters(int all, int bold, int lines) implements Comparable<Letters> {

        Letters plus(Letters more) {
            return new Letters(all + more.all, bold + more.bold, lines + more.lines);
        }

        boolean isText(int total) {
            return all >= MIN_SHARE * total && lines >= MIN_LINES && all >= MIN_LINE_LENGTH * lines;
        }

        @Override
        public int compareTo(Letters other) {
            return Integer.compare(all, other.all);
        }
    }
}
