package dev.docent.ingestion.parsing.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Pages as a sentence begins with them: {@code Page 3}, {@code Pages 3 and 7}, {@code Pages 1 to 4, 7 and 9}. */
public final class PageList {

    private static final int MOST = 20;

    private PageList() {}

    /** {@return the pages, of which there is at least one} */
    public static String of(Collection<Integer> pages) {
        var runs = runs(new TreeSet<>(pages));
        if (runs.size() > MOST) {
            runs = new ArrayList<>(runs.subList(0, MOST));
            runs.add("others");
        }
        var last = runs.getLast();
        var before = String.join(", ", runs.subList(0, runs.size() - 1));
        return (pages.size() == 1 ? "Page " : "Pages ") + (before.isEmpty() ? last : before + " and " + last);
    }

    private static List<String> runs(TreeSet<Integer> pages) {
        var runs = new ArrayList<String>();
        int from = pages.getFirst();
        int to = from;
        for (int page : pages.tailSet(from, false)) {
            if (page != to + 1) {
                add(runs, from, to);
                from = page;
            }
            to = page;
        }
        add(runs, from, to);
        return runs;
    }

    private static void add(List<String> runs, int from, int to) {
        if (to - from >= 2) {
            runs.add(from + " to " + to);
        } else {
            runs.add(String.valueOf(from));
            if (to > from) {
                runs.add(String.valueOf(to));
            }
        }
    }
}
