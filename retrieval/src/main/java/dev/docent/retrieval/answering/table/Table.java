package dev.docent.retrieval.answering.table;

import dev.docent.retrieval.answering.table.TableRow.Cell;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.TextLanguage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table of a document, with all of its rows.
 *
 * @param columns the names of its columns; empty if it has no header
 * @param rows the rows without the header and without sums, in order
 * @param caption the lines before it
 */
public record Table(List<String> columns, List<Row> rows, String caption) {

    private static final Pattern SUM = Pattern.compile(
            "(?:(?:sub|grand )?total|sum|zwischensumme|summe|gesamt|insgesamt|sous-total|somme|ensemble|suma|average|mean|durchschnitt"
                    + "|mittelwert|moyenne|media|promedio)\\b.{0,30}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A row and its place.
     *
     * @param from its start in the text of the passage
     * @param to its end, exclusive
     */
    public record Row(Passage passage, int from, int to, TableRow cells) {

        /** {@return the row, verbatim} */
        public String text() {
            return passage.text().substring(from, to);
        }

        /** {@return whether it is the sum or mean of other rows} */
        boolean isSum() {
            return cells.cells().stream()
                    .filter(cell -> cell.text().codePoints().anyMatch(Character::isLetter))
                    .findFirst()
                    .filter(cell -> SUM.matcher(cell.text()).matches())
                    .isPresent();
        }

        /** {@return the cell in this column} @param place from 0 */
        public Optional<Cell> cell(int place) {
            return cells.cells().stream().filter(cell -> cell.place() == place).findFirst();
        }
    }

    /** {@return the first passage of the table} */
    public Passage passage() {
        return rows.getFirst().passage();
    }

    /** {@return the number of columns} */
    public int width() {
        return rows.stream()
                        .flatMap(row -> row.cells().cells().stream())
                        .mapToInt(Cell::place)
                        .max()
                        .orElse(-1)
                + 1;
    }

    /** {@return the name of the column; empty if it has none} */
    public String column(int place) {
        return place < columns.size() ? columns.get(place) : "";
    }

    /** {@return the value of a cell, as this table writes values; empty if the cell has other words} */
    public Optional<CellValue> value(Row row, int place) {
        return row.cell(place).flatMap(cell -> CellValue.of(cell.text(), notation()));
    }

    private Notation notation() {
        var cells = rows.stream()
                .flatMap(row -> row.cells().cells().stream())
                .map(Cell::text)
                .toList();
        return Notation.of(cells, TextLanguage.of(passage().source().language()) == TextLanguage.ENGLISH);
    }

    /** {@return a computed value written like the cells of the rows in this column, with their currency or unit} */
    public String written(BigDecimal value, List<Row> rows, int place) {
        var cells = rows.stream()
                .flatMap(row -> row.cell(place).stream())
                .map(Cell::text)
                .toList();
        return notation().written(value, cells);
    }
}
