package dev.docent.ingestion.parsing.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.math.NumberUtils;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter.FilterResult;

/** Converts tables to HTML: those of HTML itself (in JATS), CALS tables (in DocBook and DITA), and simple ones of DITA. */
record XmlTable(XmlText text) {

    private static final Set<String> ROWS =
            Set.of("tr", "row", "strow", "sthead", "chrow", "chhead", "property", "prophead");
    private static final Set<String> HEADERS = Set.of("sthead", "chhead", "prophead");

    Element asHtml(Element table) {
        var html = new Element("table");
        var columns = table.getElementsByTag("colspec").eachAttr("colname");
        for (var row : rows(table)) {
            var name = XmlRole.name(row);
            var parent = row.parent();
            boolean header = HEADERS.contains(name)
                    || parent != null && XmlRole.name(parent).equals("thead");
            var target = html.appendElement("tr");
            for (var cell : row.children()) {
                var added = target.appendElement(header || XmlRole.name(cell).equals("th") ? "th" : "td");
                added.text(text.of(cell));
                span(cell, columns, added);
            }
        }
        return html;
    }

    /** {@return the rows of the table itself, not those of tables in its cells} */
    private static List<Element> rows(Element table) {
        var rows = new ArrayList<Element>();
        table.filter((node, depth) -> {
            if (node instanceof Element row && ROWS.contains(XmlRole.name(row))) {
                rows.add(row);
                return FilterResult.SKIP_CHILDREN;
            }
            return FilterResult.CONTINUE;
        });
        return rows;
    }

    private static void span(Element cell, List<String> columns, Element target) {
        int first = columns.indexOf(cell.attr("namest"));
        int last = columns.indexOf(cell.attr("nameend"));
        target.attr("colspan", first >= 0 && last > first ? String.valueOf(last - first + 1) : cell.attr("colspan"));
        int more = NumberUtils.toInt(cell.attr("morerows"));
        target.attr("rowspan", more > 0 ? String.valueOf(more + 1) : cell.attr("rowspan"));
    }
}
