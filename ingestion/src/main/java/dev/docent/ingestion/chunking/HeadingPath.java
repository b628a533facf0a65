package dev.docent.ingestion.chunking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The headings above the place that is being read, outermost first. Levels may be skipped. */
final class HeadingPath {

    /** A heading longer than this is hardly one, and would crowd out the passage that it is the context of. */
    private static final int LENGTH = 160;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Leaves all headings of this level or deeper, and enters this one. */
    void enter(int level, String heading) {
        leave(level);
        entries.addLast(new Entry(level, heading.length() <= LENGTH ? heading : heading.substring(0, LENGTH)));
    }

    List<String> path() {
        return entries.stream().map(Entry::heading).toList();
    }

    /** {@return the path above a heading of this level} */
    List<String> above(int level) {
        return entries.stream()
                .filter(entry -> entry.level < level)
                .map(Entry::heading)
                .toList();
    }

    /** {@return the level of the innermost heading, 0 when there is none} */
    int depth() {
        return entries.isEmpty() ? 0 : new ArrayList<>(entries).getLast().level;
    }

    private void leave(int level) {
        while (!entries.isEmpty() && entries.getLast().level >= level) {
            entries.removeLast();
        }
    }

    private record Entry(int level, String heading) {}
}
