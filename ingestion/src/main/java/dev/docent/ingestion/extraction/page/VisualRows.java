package dev.docent.ingestion.extraction.page;

import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups the words of a page into rows as they are seen, from edge to edge. Recognition reads columns one by one, so
 * that a description and its price are in different lines.
 */
final class VisualRows {

    private final List<List<ScannedWord>> rows = new ArrayList<>();

    private VisualRows() {}

    /** {@return the rows from top to bottom} */
    static List<ScannedLine> of(List<ScannedLine> lines) {
        var all = new VisualRows();
        lines.stream()
                .flatMap(line -> line.words().stream())
                .filter(word -> !word.text().isBlank())
                .sorted(Comparator.comparingDouble(ScannedWord::left))
                .forEach(all::add);
        return all.rows.stream()
                .map(ScannedLine::new)
                .sorted(Comparator.comparingDouble(row -> row.words().getFirst().middle()))
                .toList();
    }

    /** Compares with the last word of each row, so that rows may be slanted. */
    private void add(ScannedWord word) {
        List<ScannedWord> nearest = nearest(word);
        if (nearest == null) {
            nearest = new ArrayList<>();
            rows.add(nearest);
        }
        nearest.add(word);
    }

    private @Nullable List<ScannedWord> nearest(ScannedWord word) {
        List<ScannedWord> nearest = null;
        double least = Double.MAX_VALUE;
        for (var row : rows) {
            var last = row.getLast();
            double distance = Math.abs(last.middle() - word.middle());
            boolean besides = word.left() >= last.right() - (last.right() - last.left()) / 2;
            if (besides && distance < Math.max(last.height(), word.height()) / 2 && distance < least) {
                nearest = row;
                least = distance;
            }
        }
        return nearest;
    }
}
