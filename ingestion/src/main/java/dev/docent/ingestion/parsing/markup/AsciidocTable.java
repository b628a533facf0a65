package dev.docent.ingestion.parsing.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A table in AsciiDoc that is being read: its cells run on over the lines, a row is as many as there are columns. */
final class AsciidocTable {

    /** A bar, and what may say of its cell how far it spans, how it is aligned and of what kind it is. */
    private static final Pattern CELL =
            Pattern.compile("(?:(?<=^|\\s)(?:\\d*(?:\\.\\d+)?[+*])?[<^>]?(?:\\.[<^>])?[adehlmsv]?)?(?<!\\\\)\\|");

    private static final Pattern COLUMNS = Pattern.compile("cols=\"?([^\"\\]]+)");
    private static final Pattern REPEATED = Pattern.compile("(\\d{1,2})\\*.*");

    private final List<String> cells = new ArrayList<>();
    private int columns;

    /** A table whose attributes, as they stand in brackets above it, may say how many columns it has. */
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
        // A line that is a row of its own begins one, whatever the row before lacks.
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
