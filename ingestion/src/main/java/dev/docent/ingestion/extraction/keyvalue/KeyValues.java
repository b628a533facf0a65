package dev.docent.ingestion.extraction.keyvalue;

import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import dev.docent.ingestion.extraction.page.PageRow;
import dev.docent.ingestion.extraction.page.PageRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pairs of a label and its value: separated by a colon, or by a wide gap in a row of two columns. */
public final class KeyValues {

    /** A colon between digits is that of a time or a ratio. */
    private static final Pattern WITH_COLON =
            Pattern.compile("^(\\p{L}[^:]{0,58}?)\\s*(?:(?<!\\d):|:(?!\\d))\\s*(?!//)(\\S.*)$");

    private static final Pattern LABEL_ONLY = Pattern.compile("^(\\p{L}[^:]{0,58}?)\\s*:$");
    private static final Pattern LABEL = Pattern.compile("\\p{L}[^.!?]{1,48}");
    private static final double READ = 0.75;

    private KeyValues() {}

    /** {@return the pairs on the page, in reading order} */
    public static List<ExtractedField> of(PageRows page) {
        var pairs = new ArrayList<ExtractedField>();
        page.rows().forEach(row -> add(row, pairs));
        return pairs;
    }

    private static void add(PageRow row, List<ExtractedField> pairs) {
        var columns = row.columns();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var pair = pair(column);
            var label = LABEL_ONLY.matcher(column.text());
            if (pair.isPresent()) {
                pairs.add(pair.get());
            } else if (label.matches() && i + 1 < columns.size()) {
                pairs.add(pair(label.group(1), columns.get(++i)));
            } else if (columns.size() == 2 && i == 0 && isLabel(columns)) {
                pairs.add(pair(column.text(), columns.get(++i)));
            }
        }
    }

    private static boolean isLabel(List<PageRow> columns) {
        return LABEL.matcher(columns.getFirst().text()).matches()
                && pair(columns.getLast()).isEmpty()
                && !columns.getLast().text().endsWith(":");
    }

    private static Optional<ExtractedField> pair(PageRow column) {
        var matcher = WITH_COLON.matcher(column.text());
        return matcher.matches()
                ? Optional.of(field(matcher.group(1), matcher.group(2), column, matcher.start(2)))
                : Optional.empty();
    }

    private static ExtractedField pair(String label, PageRow value) {
        return field(label, value.text(), value, 0);
    }

    private static ExtractedField field(String label, String value, PageRow row, int start) {
        return new ExtractedField(
                label.strip(),
                value,
                READ * row.line().confidence(),
                false,
                List.of(Evidence.LABEL),
                List.of(row.box(start, row.text().length())),
                null);
    }
}
