package dev.docent.ingestion.parsing.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Elements of the same name that consist of short values: the rows of a table, whose columns are the values' names. */
record XmlRecords(XmlText text, boolean known) {

    private static final int MIN_COLUMNS = 2;
    private static final int MAX_COLUMNS = 40;
    private static final int LONGEST_VALUE = 200;

    /** {@return the elements from the given one that have its name and consist of short values} */
    List<Element> from(Element first) {
        var run = new ArrayList<Element>();
        for (Element at = first;
                at != null && at.tagName().equals(first.tagName()) && isRecord(at);
                at = at.nextElementSibling()) {
            run.add(at);
        }
        return run;
    }

    boolean isTable(List<Element> records) {
        int columns = records.size() < 2 ? 0 : columns(records).size();
        return columns >= MIN_COLUMNS && columns <= MAX_COLUMNS;
    }

    private boolean isRecord(Element element) {
        return !XmlText.isMixed(element)
                && !XmlText.isDate(element)
                && element.childrenSize() <= MAX_COLUMNS
                && element.children().stream()
                        .allMatch(value -> value.childrenSize() == 0
                                && !(known && XmlRole.of(value) == XmlRole.HEADING)
                                && value.wholeText().length() <= LONGEST_VALUE);
    }

    /** {@return the records as an HTML table} */
    Element asTable(List<Element> records) {
        var table = new Element("table");
        var columns = columns(records);
        var header = table.appendElement("tr");
        columns.forEach(column -> header.appendElement("th").text(XmlText.label(column)));
        for (var each : records) {
            var row = table.appendElement("tr");
            var values = values(each);
            columns.forEach(column -> row.appendElement("td").text(values.getOrDefault(column, "")));
        }
        return table;
    }

    private LinkedHashSet<String> columns(List<Element> records) {
        var columns = new LinkedHashSet<String>();
        records.forEach(each -> columns.addAll(values(each).keySet()));
        return columns;
    }

    /** {@return the values of the attributes and elements by name, several of one name in one value} */
    Map<String, String> values(Element each) {
        var values = new LinkedHashMap<String, String>();
        attributes(each).forEach((name, value) -> values.put(name, value));
        for (var child : each.children()) {
            var value = text.of(child);
            if (!value.isEmpty()) {
                var name = child.tagName().substring(child.tagName().indexOf(':') + 1);
                values.merge(name, value, (one, other) -> one + ", " + other);
            }
        }
        return values;
    }

    /** {@return the attributes of an element, which are data in unknown vocabularies only} */
    Map<String, String> attributes(Element element) {
        var found = new LinkedHashMap<String, String>();
        if (!known) {
            element.attributes().forEach(attribute -> {
                if (!attribute.getKey().startsWith("xml")
                        && !attribute.getKey().contains(":")
                        && !attribute.getValue().isBlank()) {
                    found.put(attribute.getKey(), attribute.getValue());
                }
            });
        }
        return found;
    }
}
