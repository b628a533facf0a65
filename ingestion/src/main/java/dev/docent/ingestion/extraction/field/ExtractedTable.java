package dev.docent.ingestion.extraction.field;

import dev.docent.ingestion.document.content.Box;
import java.util.List;

/**
 * A table of a page.
 *
 * @param rows the cells of each row, from top to bottom
 */
public record ExtractedTable(List<List<String>> rows, Box box) {

    public ExtractedTable {
        rows = rows.stream().map(List::copyOf).toList();
    }
}
