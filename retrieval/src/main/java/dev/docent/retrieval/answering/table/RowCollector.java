package dev.docent.retrieval.answering.table;

import dev.docent.retrieval.answering.table.Table.Row;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.List;

/** Collects the rows of tables from the lines of passages that follow each other. Used by one thread. */
final class RowCollector {

    private static final int CAPTION_LINES = 2;

    private final List<Table> tables = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<String> caption = new ArrayList<>();
    private List<String> columns = List.of();
    private boolean isCut;

    /**
     * Reads the lines of a passage.
     *
     * @param follows whether the passage directly follows the one before, whose last table may go on
     * @param isCut whether rows at its beginning may belong to a table that was not read from its beginning
     */
    void read(Passage passage, boolean follows, boolean isCut) {
        var names = ColumnNames.of(passage);
        var goesOn = passage.text().startsWith("|") && names.at(0).equals(columns);
        if (!follows && rows.size() == 1 && names(rows.getFirst()).equals(names.at(0))) {
            rows.clear(); // The header, whose rule is in no passage.
        }
        if (!follows && goesOn && !rows.isEmpty()) {
            // What is between is not known, so neither part is the whole table.
            rows.clear();
            this.isCut = true;
        }
        if (!follows) {
            close();
        }
        this.isCut |= isCut;
        var text = passage.text();
        int start = 0;
        var isFirst = true;
        while (start <= text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            var line = text.substring(start, end).strip();
            if (TableRow.isOne(line)) {
                int from = text.indexOf(line, start);
                row(
                        new Row(passage, from, from + line.length(), TableRow.of(line, names.at(from))),
                        names.at(from),
                        isHeader(text, end));
                isFirst = false;
            } else if (!line.isEmpty() || !isFirst) {
                close();
                this.isCut = false;
                caption(line);
            }
            start = end + 1;
        }
    }

    private void row(Row row, List<String> names, boolean isHeader) {
        if (isHeader && !rows.isEmpty() && names(row).equals(columns)) {
            return; // The header is repeated on the next page.
        }
        if (isHeader) {
            close();
            isCut = false;
            columns = names(row);
        } else if (!ColumnNames.isRule(row.text())) {
            if (rows.isEmpty() && columns.isEmpty()) {
                columns = names;
                dropInterrupted(row);
            }
            rows.add(row);
        }
    }

    /** Drops the last table if these rows go on with it behind a page number, a blank line or the like: neither part is whole. */
    private void dropInterrupted(Row row) {
        if (!columns.isEmpty()
                && !tables.isEmpty()
                && tables.getLast().columns().equals(columns)
                && names(row).size() == columns.size()) {
            tables.removeLast();
            isCut = true;
        }
    }

    private static List<String> names(Row header) {
        return TableRow.texts(header.text());
    }

    /** {@return whether a rule follows the line that ends here} */
    private static boolean isHeader(String text, int end) {
        int next = Math.min(text.length(), end + 1);
        int newline = text.indexOf('\n', next);
        return ColumnNames.isRule(
                text.substring(next, newline < 0 ? text.length() : newline).strip());
    }

    private void caption(String line) {
        if (!line.isEmpty()) {
            caption.add(line);
            if (caption.size() > CAPTION_LINES) {
                caption.removeFirst();
            }
        }
    }

    private void close() {
        if (!rows.isEmpty()) {
            var own = rows.stream().filter(row -> !row.isSum()).toList();
            if (!own.isEmpty() && !isCut) {
                tables.add(new Table(columns, own, String.join("\n", caption)));
            }
            caption.clear();
        }
        rows.clear();
        columns = List.of();
    }

    /** {@return the tables that were read whole} @param isEnd whether the document ends here */
    List<Table> end(boolean isEnd) {
        if (isEnd) {
            close();
        }
        return tables;
    }
}
