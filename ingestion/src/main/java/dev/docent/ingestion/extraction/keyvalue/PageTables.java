package dev.docent.ingestion.extraction.keyvalue;

import dev.docent.ingestion.extraction.field.ExtractedTable;
import dev.docent.ingestion.extraction.page.PageRow;
import dev.docent.ingestion.extraction.page.PageRows;
import dev.docent.ingestion.parsing.ScannedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tables: neighboring rows with the same number of columns, of which there are three at least. */
public final class PageTables {

    private static final int FEWEST_COLUMNS = 3;
    private static final int FEWEST_ROWS = 2;

    private PageTables() {}

    /** {@return the tables of the page, from top to bottom} */
    public static List<ExtractedTable> of(PageRows page) {
        var tables = new ArrayList<ExtractedTable>();
        var open = new ArrayList<List<PageRow>>();
        for (var row : page.rows()) {
            var columns = row.columns();
            if (!open.isEmpty() && open.getLast().size() != columns.size()) {
                close(page, open, tables);
            }
            if (columns.size() >= FEWEST_COLUMNS) {
                open.add(columns);
            }
        }
        close(page, open, tables);
        return tables;
    }

    private static void close(PageRows page, List<List<PageRow>> open, List<ExtractedTable> tables) {
        if (open.size() >= FEWEST_ROWS) {
            var words = open.stream()
                    .flatMap(List::stream)
                    .flatMap(PageTables::words)
                    .toList();
            var rows = open.stream()
                    .map(columns -> columns.stream().map(PageRow::text).toList())
                    .toList();
            tables.add(new ExtractedTable(rows, page.box(words)));
        }
        open.clear();
    }

    private static Stream<ScannedWord> words(PageRow column) {
        return column.line().words().stream();
    }
}
