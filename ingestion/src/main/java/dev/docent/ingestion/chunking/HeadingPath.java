package dev.docent.ingestion.chunking;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/** The headings above the current position, outermost first. Levels may be skipped. */
final class HeadingPath {

    /** Longer headings are truncated, since they would crowd out the passage. */
    private static final int MAX_LENGTH = 160;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Replaces the headings of this level and deeper ones by the given heading. */
    void enter(int level, String heading) {
        while (depth() >= level) {
            entries.removeLast();
        }
        entries.addLast(new Entry(level, StringUtils.truncate(heading, MAX_LENGTH)));
    }

    List<String> path() {
        return above(Integer.MAX_VALUE);
    }

    /** {@return the path above a heading of this level} */
    List<String> above(int level) {
        return entries.stream()
                .filter(entry -> entry.level < level)
                .map(Entry::heading)
                .toList();
    }

    /** {@return the level of the innermost heading; 0 if there is none} */
    int depth() {
        return entries.isEmpty() ? 0 : entries.getLast().level;
    }

    private record Entry(int level, String heading) {}
}
