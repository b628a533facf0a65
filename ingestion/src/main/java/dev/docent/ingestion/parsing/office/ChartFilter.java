package dev.docent.ingestion.parsing.office;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Replaces the data of a chart (ECMA-376 part 1, 21.2) by a table: a row for each category, a column for each series.
 * Tika writes the names, categories and values of each series one after the other.
 */
final class ChartFilter extends PartFilter {

    private static final int MAX_POINTS = 20_000;

    /** The number of the first format that is not built in, so that the format string decides. */
    private static final int ANY_FORMAT = 164;

    private final DataFormatter formatter = new DataFormatter(Locale.ENGLISH);
    private final List<Series> all = new ArrayList<>();
    private final StringBuilder axis = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Series series;
    private Map<Integer, String> points = new TreeMap<>();
    private String format = "";
    private int levels;
    private int index;
    private int count;
    private boolean inAxis;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        super.startElement(uri, name, qualified, attributes);
        text.setLength(0);
        switch (name) {
            case "ser" -> series = new Series();
            case "catAx", "dateAx" -> inAxis = true;
            case "tx", "cat", "xVal", "val", "yVal", "bubbleSize" -> begin(name);
            case "lvl" -> levels++;
            case "pt" -> {
                var number = attribute(attributes, "idx");
                index = number != null && number.matches("\\d{1,7}") ? Integer.parseInt(number) : 0;
            }
            default -> {}
        }
    }

    private void begin(String part) {
        levels = 0;
        format = "";
        points = series == null
                ? new TreeMap<>()
                : switch (part) {
                    case "tx" -> series.name;
                    case "cat", "xVal" -> series.categories;
                    case "val", "yVal" -> series.values;
                    default -> new TreeMap<>();
                };
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (series != null || inAxis) {
            text.append(characters, start, length);
        } else {
            super.characters(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        switch (name) {
            case "formatCode" -> format = text.toString();
            case "v" -> {
                // The first level of nested categories is the innermost.
                if (series != null && levels <= 1 && count++ < MAX_POINTS) {
                    points.put(index, formatted(text.toString().strip()));
                }
            }
            case "t" -> axis.append(inAxis ? text.toString() : "");
            case "ser" -> {
                if (series != null) {
                    all.add(series);
                    series = null;
                }
            }
            case "catAx", "dateAx" -> inAxis = false;
            case "plotArea" -> writeTable(uri, qualified.replace(name, "v"));
            default -> {}
        }
        text.setLength(0);
        super.endElement(uri, name, qualified);
    }

    private String formatted(String value) {
        if (!value.matches("-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?")) {
            return value;
        }
        try {
            return formatter.formatRawCellContents(
                    Double.parseDouble(value), ANY_FORMAT, format.isBlank() ? "General" : format);
        } catch (RuntimeException unknownFormat) {
            return value;
        }
    }

    private void writeTable(String uri, String qualified) throws SAXException {
        var table =
                new StringBuilder().append(TABLE_MARK).append(axis.toString().strip());
        all.forEach(each -> table.append(CELL_MARK).append(String.join(" ", each.name.values())));
        var rows = rows();
        rows.forEach((category, values) -> {
            table.append(ROW_MARK).append(category.text());
            for (var value : values) {
                table.append(CELL_MARK).append(value);
            }
        });
        if (!rows.isEmpty()) {
            super.startElement(uri, "v", qualified, new AttributesImpl());
            writeMarked(table.append(TABLE_END).toString());
            super.endElement(uri, "v", qualified);
        }
    }

    /** {@return the values of all series by category, in the order of the categories} */
    private Map<Category, String[]> rows() {
        var rows = new LinkedHashMap<Category, String[]>();
        for (int column = 0; column < all.size(); column++) {
            var each = all.get(column);
            for (var value : each.values.entrySet()) {
                var named = each.categories.get(value.getKey());
                var category = new Category(value.getKey(), named == null ? "" : named);
                rows.computeIfAbsent(category, row -> emptyRow())[column] = value.getValue();
            }
        }
        return rows;
    }

    private String[] emptyRow() {
        var row = new String[all.size()];
        Arrays.fill(row, "");
        return row;
    }

    private record Category(int index, String text) {}

    /** The name, the categories and the values of a series, by the index of the point. */
    private static final class Series {

        private final Map<Integer, String> name = new TreeMap<>();
        private final Map<Integer, String> categories = new TreeMap<>();
        private final Map<Integer, String> values = new TreeMap<>();
    }
}
