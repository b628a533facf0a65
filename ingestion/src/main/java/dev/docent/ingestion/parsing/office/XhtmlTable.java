package dev.docent.ingestion.parsing.office;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A partially read table. */
final class XhtmlTable {

    private static final int MAX_SPAN = 64;

    private final List<List<String>> rows = new ArrayList<>();
    private StringBuilder cell = new StringBuilder();
    private boolean inCell;
    private boolean header;
    private int span = 1;

    boolean isInCell() {
        return inCell;
    }

    void startRow() {
        rows.add(new ArrayList<>());
    }

    void startCell(String name, String columns) {
        endCell();
        inCell = true;
        header |= name.equals("th") && rows.size() <= 1;
        span = columns.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(columns), 1, MAX_SPAN) : 1;
        cell = new StringBuilder();
    }

    void append(String text) {
        cell.append(text);
    }

    void endCell() {
        if (inCell) {
            if (rows.isEmpty()) {
                startRow();
            }
            rows.getLast().add(cell.toString());
            for (int i = 1; i < span; i++) {
                rows.getLast().add("");
            }
            inCell = false;
        }
    }

    List<List<String>> rows() {
        return rows;
    }

    boolean hasHeader() {
        return header;
    }

    /** {@return the table as lines of text, for a cell of the outer table} */
    String asLines() {
        return rows.stream()
                .map(row -> row.stream()
                        .map(text -> text.strip().replace('\n', ' '))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
