package dev.docent.ingestion.parsing.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * An HTML table with every cell in its column; cells that span several columns or rows are followed by empty ones.
 *
 * @param header whether the first row is a header
 * @param labelled whether there is no header, and the rows begin with header cells
 * @param layout whether the table only serves the page layout, so that its cells are separate pieces of text
 */
record HtmlTable(List<List<String>> rows, boolean header, boolean labelled, boolean layout) {

    private static final int WIDEST_SPAN = 64;
    private static final int TALLEST_SPAN = 1000;
    private static final int MAX_HEADER_ROWS = 4;

    static HtmlTable of(Element table) {
        var rows = table.select("tr").stream()
                .filter(row -> row.closest("table") == table)
                .map(HtmlTable::cells)
                .filter(cells -> !cells.isEmpty())
                .toList();
        int headers = headerRows(rows);
        boolean header = headers > 0 || isEmphasized(rows);
        return new HtmlTable(
                merged(texts(rows, headers), headers),
                header,
                !header && isLabelled(rows),
                !header && isLayout(table, rows));
    }

    /** {@return the number of leading rows in the head of the table or of header cells only} */
    private static int headerRows(List<List<Element>> rows) {
        int headers = (int) rows.stream().takeWhile(HtmlTable::isHeader).count();
        return headers == rows.size() ? Math.min(1, headers) : Math.min(headers, MAX_HEADER_ROWS);
    }

    private static boolean isHeader(List<Element> row) {
        var group = row.getFirst().closest("thead, tbody, table");
        return group != null && group.normalName().equals("thead")
                || row.stream().allMatch(cell -> cell.normalName().equals("th"));
    }

    private static boolean isLabelled(List<List<Element>> rows) {
        var pairs = rows.stream().filter(row -> row.size() > 1).toList();
        return pairs.size() > 1
                && pairs.stream()
                        .allMatch(row -> row.getFirst().normalName().equals("th")
                                && row.stream()
                                        .skip(1)
                                        .allMatch(cell -> cell.normalName().equals("td")));
    }

    /** Pages without header cells show the header in bold type. */
    private static boolean isEmphasized(List<List<Element>> rows) {
        return rows.size() > 1
                && rows.getFirst().size() > 1
                && isBold(rows.getFirst())
                && rows.stream().skip(1).noneMatch(HtmlTable::isBold);
    }

    private static boolean isBold(List<Element> row) {
        return row.stream()
                .allMatch(cell -> cell.childrenSize() == 1
                        && cell.ownText().isBlank()
                        && cell.selectFirst("> b, > strong, > p > b, > p > strong") != null);
    }

    /** Joins the header rows to one, column by column. */
    private static List<List<String>> merged(List<List<String>> rows, int headers) {
        if (headers < 2) {
            return rows;
        }
        int width = rows.stream().limit(headers).mapToInt(List::size).max().orElse(0);
        var header = new ArrayList<String>();
        for (int column = 0; column < width; column++) {
            int at = column;
            header.add(rows.stream()
                    .limit(headers)
                    .map(row -> at < row.size() ? row.get(at) : "")
                    .filter(text -> !text.isBlank())
                    .distinct()
                    .collect(Collectors.joining(" ")));
        }
        var merged = new ArrayList<List<String>>();
        merged.add(header);
        merged.addAll(rows.subList(headers, rows.size()));
        return merged;
    }

    /** Layout tables have a single column or contain headings. */
    private static boolean isLayout(Element table, List<List<Element>> rows) {
        return table.attr("role").equals("presentation")
                || rows.stream().allMatch(cells -> cells.size() == 1)
                || table.selectFirst("td h1, td h2, td h3, td h4, td h5, td h6") != null;
    }

    private static List<Element> cells(Element row) {
        return row.children().stream()
                .filter(cell ->
                        cell.normalName().equals("td") || cell.normalName().equals("th"))
                .toList();
    }

    /** A cell of several header rows names all of its columns. */
    private static List<List<String>> texts(List<List<Element>> rows, int headers) {
        var texts = new ArrayList<List<String>>();
        var taken = new HashMap<Integer, Integer>();
        for (var cells : rows) {
            var row = new ArrayList<String>();
            var above = Map.copyOf(taken);
            taken.replaceAll((column, left) -> left - 1);
            for (var cell : cells) {
                while (above.getOrDefault(row.size(), 0) > 0) {
                    row.add("");
                }
                int height = span(cell, "rowspan", TALLEST_SPAN);
                var text = cell.text();
                for (int i = span(cell, "colspan", WIDEST_SPAN); i > 0; i--) {
                    taken.put(row.size(), height - 1);
                    row.add(text);
                    text = headers > 1 && texts.size() < headers ? text : "";
                }
            }
            taken.values().removeIf(left -> left <= 0);
            texts.add(row);
        }
        return texts;
    }

    private static int span(Element cell, String attribute, int most) {
        var value = cell.attr(attribute);
        return value.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(value), 1, most) : 1;
    }
}
