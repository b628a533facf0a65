package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.Omission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the pages that are not read, to say of those with the same cause in one sentence. For one document. */
public final class PageOmissions {

    private static final String UNREADABLE = "pages_unreadable";
    private static final String WITHOUT_TEXT = "pages_without_text";

    private final List<Integer> damaged = new ArrayList<>();
    private final Map<String, List<Integer>> withoutText = new LinkedHashMap<>();

    /** The page is damaged. */
    public void damaged(int page) {
        damaged.add(page);
    }

    /**
     * The page shows text, perhaps, but holds none.
     *
     * @param why its text could not be recognised
     */
    public void withoutText(int page, String why) {
        withoutText.computeIfAbsent(why, key -> new ArrayList<>()).add(page);
    }

    /** {@return how many pages are damaged} */
    public int damaged() {
        return damaged.size();
    }

    /** Tells what was gathered. */
    public void tell(BlockCollector blocks) {
        if (!damaged.isEmpty()) {
            blocks.omit(new Omission(
                    UNREADABLE,
                    PageList.of(damaged)
                            + (damaged.size() == 1
                                    ? " cannot be read, or not wholly, because it is damaged."
                                    : " cannot be read, or not wholly, because they are damaged.")));
        }
        withoutText.forEach((why, pages) -> blocks.omit(new Omission(
                WITHOUT_TEXT,
                PageList.of(pages) + (pages.size() == 1 ? " is a picture" : " are pictures")
                        + " without text to read, and " + why + ".")));
    }
}
