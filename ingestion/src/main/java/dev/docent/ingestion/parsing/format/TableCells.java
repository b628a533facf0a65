package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.Block;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cleaned cells of a table, padded to equal row length, without empty rows and columns.
 *
 * @param title the text of leading rows with a single cell, above the actual table
 */
record TableCells(Optional<String> title, List<List<String>> rows) {

    private static final int LONGEST_HEADER_CELL = 120;
    private static final Pattern VALUE = Pattern.compile("\\d");
    private static final Pattern YEAR_OR_UNIT = Pattern.compile("\\b(?:19|20)\\d\\d\\b|\\(.*\\d.*\\)");

    static TableCells of(List<? extends List<String>> raw, boolean header) {
        var rows = new ArrayList<List<String>>();
        for (var row : raw) {
            var clean = row.stream().map(CleanText::lines).toList();
            if (clean.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(clean);
            }
        }
        var title = new StringBuilder();
        if (rows.stream().anyMatch(row -> filled(row) > 1)) {
            while (filled(rows.getFirst()) == 1
                    && !(header && rows.getFirst().getFirst().isEmpty())) {
                title.append(String.join("", rows.removeFirst())).append('\n');
            }
        }
        return new TableCells(
                title.isEmpty() ? Optional.empty() : Optional.of(title.toString()), withoutEmptyColumns(rows));
    }

    int columns() {
        return rows.isEmpty() ? 0 : rows.getFirst().size();
    }

    long characters() {
        return rows.stream().flatMap(List::stream).mapToLong(String::length).sum();
    }

    Block.Table asTable(boolean header, @Nullable Integer page) {
        return header || looksLikeHeader()
                ? new Block.Table(rows.getFirst(), rows.subList(1, rows.size()), page)
                : new Block.Table(List.of(), rows, page);
    }

    Block.Table asRows(@Nullable Integer page) {
        return new Block.Table(List.of(), rows, page);
    }

    /** Every cell of a header (except the first) is non-empty, short, unique and not a number. */
    private boolean looksLikeHeader() {
        var first = rows.getFirst();
        var seen = new HashSet<String>();
        return rows.size() > 1
                && !isLabelled()
                && !isPairOfValues(first)
                && IntStream.range(0, first.size())
                        .allMatch(i -> seen.add(first.get(i)) && isName(first.get(i), i == 0));
    }

    /** The rows of a form begin with the label of their value. */
    private boolean isLabelled() {
        return rows.stream().filter(row -> row.getFirst().endsWith(":")).count() * 2 > rows.size();
    }

    /** A row of two cells whose second one has a number, such as "Model | 1.5 TSI", is no header, unless it is a year. */
    private static boolean isPairOfValues(List<String> row) {
        return row.size() == 2
                && VALUE.matcher(row.get(1)).find()
                && !YEAR_OR_UNIT.matcher(row.get(1)).find();
    }

    private static boolean isName(String cell, boolean mayBeEmpty) {
        return cell.isEmpty()
                ? mayBeEmpty
                : cell.length() <= LONGEST_HEADER_CELL && cell.codePoints().anyMatch(Character::isLetter);
    }

    private static long filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isEmpty()).count();
    }

    private static List<List<String>> withoutEmptyColumns(List<List<String>> rows) {
        var used = new BitSet();
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    used.set(i);
                }
            }
        }
        return rows.stream()
                .map(row -> used.stream()
                        .mapToObj(i -> i < row.size() ? row.get(i) : "")
                        .toList())
                .toList();
    }
}
