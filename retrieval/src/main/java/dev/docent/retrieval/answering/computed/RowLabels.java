package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.answering.table.Table.Row;
import dev.docent.retrieval.answering.table.TableRow.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names rows by their cells: by those that the question asks for, names before keys and numbers. */
record RowLabels(AskedTable asked) {

    private static final int MOST = 3;
    private static final int LONG = 120;
    private static final Pattern NAME = Pattern.compile(
            "(?:.*\\b)?(?:name|title|titel|vorname|nachname|bezeichnung|description|beschreibung|prénom|nom|titre|désignation|nombre|apellidos?|título|descripción)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBER = Pattern.compile("[\\s\\d.,%€$£+–-]+");

    /** {@return the row's name, column and value} @param place of the value; -1 if it is within the text of the row */
    String said(Row row, int place) {
        var value = row.cell(place).map(Cell::labeled);
        return Stream.concat(Stream.of(name(row, place)).filter(name -> !name.isEmpty()), value.stream())
                .collect(Collectors.joining(", "));
    }

    /** {@return the cells that name the row, in one line} */
    String name(Row row, int place) {
        var cells = row.cells().cells().stream()
                .filter(cell -> cell.place() != place && cell.text().length() <= LONG)
                .toList();
        return labels(cells).stream().map(RowLabels::label).collect(Collectors.joining(", "));
    }

    private List<Cell> labels(List<Cell> cells) {
        var labels = new ArrayList<Cell>();
        cells.stream().filter(cell -> asked.inColumn(cell.place()) > 0).limit(1).forEach(labels::add);
        if (labels.stream().noneMatch(RowLabels::isName)) {
            cells.stream()
                    .filter(cell -> NAME.matcher(cell.column()).matches() && !labels.contains(cell))
                    .limit(2)
                    .forEach(labels::add);
        }
        if (labels.isEmpty()) {
            cells.stream().filter(RowLabels::isName).findFirst().ifPresent(labels::add);
        }
        var others = labels.isEmpty() ? cells : labels;
        return others.stream().limit(labels.isEmpty() ? 1 : MOST).toList();
    }

    private static boolean isName(Cell cell) {
        return cell.text().codePoints().anyMatch(Character::isLetter)
                && cell.text().codePoints().noneMatch(Character::isDigit);
    }

    private static String label(Cell cell) {
        return NUMBER.matcher(cell.text()).matches() ? cell.labeled() : cell.text();
    }
}
