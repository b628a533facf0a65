package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The font size of body text: the most frequent size, by letters, on the pages read so far. */
final class BodyFontSize {

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
