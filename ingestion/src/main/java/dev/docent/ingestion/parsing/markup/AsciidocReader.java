package dev.docent.ingestion.parsing.markup;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.text.DecodedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads AsciiDoc: headings, lists, tables, listings and paragraphs. Attributes and block macros are ignored. */
public final class AsciidocReader implements FormatReader {

    private static final Pattern HEADING = Pattern.compile("^(={1,6})\\s+(\\S.*)$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(\\*{1,5}|-|\\.{1,5}|\\d+\\.)\\s+(\\S.*)$");
    private static final Pattern SKIPPED =
            Pattern.compile("^(?::[\\w-]+:.*|//.*|\\[.*\\]|(?:image|include|toc)::.*|[+'=_*]{3,})\\s*$");
    private static final Pattern FENCE = Pattern.compile("^(?:-{4,}|\\.{4,}|`{3,}.*)$");

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        var paragraph = new StringBuilder();
        AsciidocTable table = null;
        StringBuilder listing = null;
        var attributes = "";
        for (var line : DecodedText.of(file, blocks.limits()).split("\\R")) {
            if (FENCE.matcher(line).matches()) {
                flush(paragraph, blocks);
                blocks.preformatted(listing == null ? "" : listing.toString());
                listing = listing == null ? new StringBuilder() : null;
            } else if (listing != null) {
                listing.append(line).append('\n');
            } else if (line.strip().equals("|===")) {
                flush(paragraph, blocks);
                blocks.table(table == null ? List.of() : table.rows(), false);
                table = table == null ? new AsciidocTable(attributes) : null;
            } else if (table != null) {
                table.add(line);
            } else {
                addLine(line, paragraph, blocks);
                attributes = line.startsWith("[") ? line : "";
            }
        }
        flush(paragraph, blocks);
        blocks.preformatted(listing == null ? "" : listing.toString());
        blocks.table(table == null ? List.of() : table.rows(), false);
    }

    private static void addLine(String line, StringBuilder paragraph, BlockCollector blocks) {
        var heading = HEADING.matcher(line);
        var item = ITEM.matcher(line);
        if (heading.matches()) {
            flush(paragraph, blocks);
            blocks.heading(heading.group(1).length(), heading.group(2));
        } else if (item.matches()) {
            flush(paragraph, blocks);
            var marker = item.group(1);
            boolean numbered = marker.startsWith(".") || Character.isDigit(marker.charAt(0));
            blocks.listItem(
                    Math.max(0, marker.length() - 1), numbered && marker.length() > 1 ? marker : "-", item.group(2));
        } else if (line.isBlank() || SKIPPED.matcher(line).matches()) {
            flush(paragraph, blocks);
        } else {
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
        }
    }

    private static void flush(StringBuilder paragraph, BlockCollector blocks) {
        blocks.paragraph(paragraph.toString());
        paragraph.setLength(0);
    }

    /** A partially read AsciiDoc table. Cells may span lines; the number of columns determines the rows. */
    private static final class AsciidocTable {

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
}
