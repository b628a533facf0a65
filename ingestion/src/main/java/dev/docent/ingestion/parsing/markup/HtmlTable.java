package dev.docent.ingestion.parsing.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * An HTML table with every cell in its column; cells that span several columns or rows are followed by empty ones.
 *
 * @param header whether the first row is a header
 * @param layout whether the table only serves the page layout, so that its cells are separate pieces of text
 */
record HtmlTable(List<List<String>> rows, boolean header, boolean layout) {

    private static final int WIDEST_SPAN = 64;
    private static final int TALLEST_SPAN = 1000;

    static HtmlTable of(Element table) {
        var rows = table.select("tr").stream()
                .filter(row -> row.closest("table") == table)
                .map(HtmlTable::cells)
                .filter(cells -> !cells.isEmpty())
                .toList();
        boolean header = !rows.isEmpty()
                && rows.getFirst().stream().allMatch(cell -> cell.normalName().equals("th"));
        return new HtmlTable(texts(rows), header, !header && isLayout(table, rows));
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

    private static List<List<String>> texts(List<List<Element>> rows) {
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
                    text = "";
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
