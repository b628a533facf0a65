package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.Omission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Collects the pages of a document that cannot be read, in order to report pages with the same cause together. */
public final class PageOmissions {

    private static final int MAX_RUNS = 20;

    private final List<Integer> damaged = new ArrayList<>();
    private final Map<String, List<Integer>> withoutText = new LinkedHashMap<>();

    /** Adds a damaged page. */
    public void damaged(int page) {
        damaged.add(page);
    }

    /**
     * Adds a page that contains no text but may show some.
     *
     * @param reason why its text could not be recognized
     */
    public void withoutText(int page, String reason) {
        withoutText.computeIfAbsent(reason, _ -> new ArrayList<>()).add(page);
    }

    /** {@return the number of damaged pages} */
    public int damaged() {
        return damaged.size();
    }

    /** Adds the omissions to the document. */
    public void report(BlockCollector blocks) {
        if (!damaged.isEmpty()) {
            blocks.omit(new Omission(
                    "pages_unreadable",
                    list(damaged) + " cannot be read, or only in part, because "
                            + (damaged.size() == 1 ? "it is damaged." : "they are damaged.")));
        }
        withoutText.forEach((reason, pages) -> blocks.omit(new Omission(
                "pages_without_text",
                list(pages) + (pages.size() == 1 ? " is a picture" : " are pictures") + " without text, and " + reason
                        + ".")));
    }

    /** {@return the pages in the form {@code Page 3}, {@code Pages 3 and 7} or {@code Pages 1 to 4, 7 and 9}} */
    static String list(Collection<Integer> pages) {
        var runs = runs(new TreeSet<>(pages));
        if (runs.size() > MAX_RUNS) {
            runs = new ArrayList<>(runs.subList(0, MAX_RUNS));
            runs.add("others");
        }
        var last = runs.removeLast();
        return (pages.size() == 1 ? "Page " : "Pages ")
                + (runs.isEmpty() ? last : String.join(", ", runs) + " and " + last);
    }

    private static List<String> runs(TreeSet<Integer> pages) {
        var runs = new ArrayList<String>();
        for (Integer from = pages.getFirst(); from != null; from = pages.higher(from)) {
            int to = from;
            while (pages.contains(to + 1)) {
                to++;
            }
            if (to - from >= 2) {
                runs.add(from + " to " + to);
                from = to;
            } else {
                runs.add(String.valueOf(from));
            }
        }
        return runs;
    }
}
