package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The size of the running text: the one that most letters have, of the pages read so far. */
final class BodySize {

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

    /** {@return the size in points} */
    double points() {
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(size -> size.getKey() / 2.0)
                .orElse(10.0);
    }

    /** {@return whether running text is bold, so that being bold says nothing} */
    boolean isBold() {
        return bold * 3 > all;
    }
}
