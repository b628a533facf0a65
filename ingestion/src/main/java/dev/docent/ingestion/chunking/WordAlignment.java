package dev.docent.ingestion.chunking;

import dev.docent.ingestion.chunking.Layout.CodePoints;
import dev.docent.ingestion.document.content.PageBoxes;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.WordBox;
import dev.docent.ingestion.parsing.WordBoxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Locates the words of the pages in the extracted text. For one document. */
final class WordAlignment {

    /** The maximum number of comparisons per letter; in a malicious document, the remaining words have no boxes. */
    private static final long COMPARISONS_PER_LETTER = 64;

    private static final int MAX_LETTERS_BETWEEN = 8;

    private final Layout layout;
    private final CodePoints offsets;
    private long comparisons;

    private WordAlignment(Layout layout, CodePoints offsets) {
        this.layout = layout;
        this.offsets = offsets;
        this.comparisons = COMPARISONS_PER_LETTER * layout.text().length();
    }

    /** {@return the boxes of the words by page, with offsets in the extracted text, in code points} */
    static List<PageBoxes> of(ParsedDocument document, Layout layout, CodePoints offsets) {
        var alignment = new WordAlignment(layout, offsets);
        var pages = new ArrayList<PageBoxes>();
        for (var page : document.words()) {
            var boxes = alignment.align(page);
            if (!boxes.isEmpty()) {
                pages.add(new PageBoxes(page.page(), boxes));
            }
        }
        return pages;
    }

    private WordBoxes align(PageWords page) {
        var range = layout.pages().get(page.page() - 1);
        var letters = new LetterAlignment(page, layout.text(), range.start(), range.end(), comparisons);
        comparisons = letters.align();
        var boxes = new WordBoxes.Builder();
        boolean first = false;
        for (var word : page.boxes()) {
            first |= word.beginsLine();
            var placed = place(word, letters, first);
            placed.ifPresent(boxes::add);
            first &= placed.isEmpty();
        }
        return boxes.build();
    }

    /** A word is located if most of its letters are found close together. */
    private Optional<WordBox> place(WordBox word, LetterAlignment letters, boolean first) {
        int start = -1;
        int end = -1;
        int found = 0;
        for (int i = word.start(); i < word.end(); i++) {
            int offset = letters.offsetOf(i);
            if (offset >= 0) {
                start = start < 0 ? offset : start;
                end = offset + 1;
                found++;
            }
        }
        return 2 * found < word.end() - word.start() || end - start > 2 * found + MAX_LETTERS_BETWEEN || found == 0
                ? Optional.empty()
                : Optional.of(word.at(offsets.at(start), offsets.at(end), first));
    }
}
