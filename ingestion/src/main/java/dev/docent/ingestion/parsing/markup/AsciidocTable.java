package dev.docent.ingestion.parsing.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A partially read AsciiDoc table. Cells may span lines; the number of columns determines the rows. */
final class AsciidocTable {

    /** The cell separator with its optional specifier for span, alignment and style. */
    private static final Pattern CELL =
            Pattern.compile("(?:(?<=^|\\s)(?:\\d*(?:\\.\\d+)?[+*])?[<^>]?(?:\\.[<^>])?[adehlmsv]?)?(?<!\\\\)\\|");

    private static final Pattern COLUMNS = Pattern.compile("cols=\"?([^\"\\]]+)");
    private static final Pattern REPEATED = Pattern.compile("(\\d{1,2})\\*.*");

    private final List<String> cells = new ArrayList<>();
    private int columns;

    /**
     * Creates an empty table.
     *
     * @param attributes the attribute line above the table, which may declare the columns
     */
    AsciidocTable(String attributes) {
        var declared = COLUMNS.matcher(attributes);
        if (declared.find()) {
            for (var column : declared.group(1).split("[,;]")) {
                var repeated = REPEATED.matcher(column.strip());
                columns += repeated.matches() ? Integer.parseInt(repeated.group(1)) : 1;
            }
        }
    }

    void add(String line) {
        var parts = new ArrayList<>(List.of(CELL.split(line, -1)));
        var continued = parts.removeFirst();
        if (!continued.isBlank() && !cells.isEmpty()) {
            cells.add(cells.removeLast() + "\n" + continued);
        }
        columns = columns == 0 ? parts.size() : columns;
        while (parts.size() > columns && parts.getLast().isBlank()) {
            parts.removeLast();
        }
        // A line with a complete row starts a new one, even if the previous row is incomplete.
        while (parts.size() >= columns && columns > 0 && cells.size() % columns != 0) {
            cells.add("");
        }
        parts.forEach(cell -> cells.add(cell.replace("\\|", "|")));
    }

    List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < cells.size(); i += columns) {
            rows.add(cells.subList(i, Math.min(i + columns, cells.size())));
        }
        return rows;
    }
}
