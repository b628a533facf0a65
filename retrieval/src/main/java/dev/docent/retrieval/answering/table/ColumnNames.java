package dev.docent.retrieval.answering.table;

import dev.docent.retrieval.passage.Passage;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The names of the columns of the tables in a passage. A header is a row above a rule of dashes; a table that began in an
 * earlier passage has its header as the last heading of the passage.
 */
public final class ColumnNames {

    /** The prefix that chunking puts before the column names in the last heading of a passage. */
    private static final String COLUMNS = "Columns: ";

    private static final Pattern RULE = Pattern.compile("\\|(?=[ :|]*+-)[ :|-]*+");

    private final TreeMap<Integer, List<String>> from = new TreeMap<>();

    private ColumnNames(List<String> first) {
        from.put(0, first);
    }

    /** {@return whether the heading holds the names of the columns of a table} */
    public static boolean isOne(String heading) {
        return heading.startsWith(COLUMNS);
    }

    /** {@return the columns of the tables of the passage} */
    public static ColumnNames of(Passage passage) {
        var headings = passage.headings();
        var names = new ColumnNames(
                headings.isEmpty() || !isOne(headings.getLast())
                        ? List.of()
                        : TableRow.texts(headings.getLast().substring(COLUMNS.length())));
        names.read(passage.text());
        return names;
    }

    private void read(String text) {
        var before = "";
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            var line = text.substring(start, end < 0 ? text.length() : end).strip();
            if (TableRow.isOne(before) && RULE.matcher(line).matches()) {
                from.put(start, TableRow.texts(before));
            } else if (!line.isEmpty() && !TableRow.isOne(line)) {
                from.put(start, List.of());
            }
            before = line;
            start = end < 0 ? text.length() : end + 1;
        }
    }

    /** {@return whether the line is the rule of dashes under a header} */
    static boolean isRule(String line) {
        return RULE.matcher(line).matches();
    }

    /** {@return the names of the columns of the row at the offset in the text of the passage; empty if they have none} */
    public List<String> at(int offset) {
        return from.floorEntry(offset).getValue();
    }
}
