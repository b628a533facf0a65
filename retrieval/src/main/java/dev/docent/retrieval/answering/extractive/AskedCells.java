package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.asked.AskedAttribute;
import dev.docent.retrieval.answering.asked.ExpectedAnswer;
import dev.docent.retrieval.answering.table.TableRow;
import dev.docent.retrieval.answering.table.TableRow.Cell;
import dev.docent.retrieval.words.WordAnalyzer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses the cells of a row that answer a question: those of the columns that it names, or that have a value of the kind
 * it asks for. Cells with words of the question tell which row it is.
 *
 * @param attributes what the question asks for in other words than columns have
 * @param questionWords the words of the question in lower case
 */
record AskedCells(
        QuestionTerms terms,
        List<AskedAttribute> attributes,
        ExpectedAnswer expected,
        Set<String> questionWords,
        WordAnalyzer analyzer) {

    private static final double NAMED = 2;

    /** Of a column whose name is another word for what is asked. */
    private static final double ATTRIBUTE = 0.9;

    /** Of a cell that the question names and that has a value of the kind asked for, as in "Winter (98 min)". */
    private static final double GIVEN_AND_TYPED = 0.4;

    private static final double TYPED = 0.5;
    private static final double LOOSELY_TYPED = 0.3;
    private static final double GIVEN = -1.5;
    private static final double LABEL = -0.2;
    private static final double TIE = 0.08;
    private static final int MOST_TIED = 3;
    private static final int MOST_LABELS = 2;
    private static final int MOST_CELLS = 8;
    private static final int LONG = 120;
    private static final Pattern NUMBER = Pattern.compile("[\\s\\d.,%€$£+–-]+");

    /** {@return what the row answers, in one line: what it is about, and the chosen cells with their columns} */
    String said(TableRow row) {
        var scores = scores(row);
        var chosen = chosen(row, scores);
        var labels = labels(row, chosen);
        var values = chosen.stream().map(Cell::labeled).collect(Collectors.joining("; "));
        if (labels.isEmpty()) {
            return values.replaceAll(":; ", ": ");
        }
        var isNamed = chosen.stream().allMatch(cell -> !cell.column().isEmpty());
        return labels.stream().map(AskedCells::label).collect(Collectors.joining(", "))
                + (isNamed ? ", " : ": ")
                + values;
    }

    private static String label(Cell cell) {
        return NUMBER.matcher(cell.text()).matches()
                ? cell.labeled()
                : cell.text().replaceFirst("\\s*:$", "");
    }

    /** {@return the cells that answer the question; if none is clearly better, all but those that the question names} */
    List<Cell> chosen(TableRow row) {
        return chosen(row, scores(row));
    }

    private List<Cell> chosen(TableRow row, Map<Cell, Double> scores) {
        var best = scores.values().stream().mapToDouble(score -> score).max().orElse(0);
        var tied = row.cells().stream()
                .filter(cell -> scores.getOrDefault(cell, 0.0) >= best - TIE)
                .toList();
        if (best > 0.1 && tied.size() <= MOST_TIED) {
            return tied;
        }
        var others = row.cells().stream()
                .filter(cell -> scores.getOrDefault(cell, 0.0) > GIVEN / 2)
                .limit(MOST_CELLS)
                .toList();
        return others.isEmpty() ? row.cells() : others;
    }

    /** {@return how much the question names the column of the cell, 0 to 1} */
    private double named(Cell cell) {
        return cell.column().isEmpty() ? 0 : terms.coveredBy(words(cell.column()));
    }

    /** {@return whether the question names the column of a chosen cell, and another cell of the row} */
    boolean meets(TableRow row) {
        return chosen(row).stream().anyMatch(cell -> !isGiven(cell) && (named(cell) > 0 || isAttribute(cell.column())))
                && row.cells().stream().anyMatch(this::isGiven);
    }

    private boolean isAttribute(String label) {
        return !label.isEmpty() && attributes.stream().anyMatch(attribute -> attribute.isNamedBy(label));
    }

    private Map<Cell, Double> scores(TableRow row) {
        var scores = new HashMap<Cell, Double>();
        var cells = row.cells();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var given = isGiven(cell);
            var typed = expected.isIn(cell.labeled(), questionWords) && !expected.isIn(cell.column(), questionWords)
                    ? TYPED
                    : expected.loosely().isIn(cell.text(), questionWords) ? LOOSELY_TYPED : 0;
            var label = cell.column().isEmpty() && i > 0 ? cells.get(i - 1).text() : "";
            var follows = !label.isEmpty() && (isGiven(cells.get(i - 1)) || isAttribute(label)) ? TYPED / 2 : 0;
            scores.put(
                    cell,
                    NAMED * named(cell)
                            + (expected == ExpectedAnswer.ANYTHING || given ? 0 : typed)
                            + follows
                            + (isAttribute(cell.column()) && !given ? ATTRIBUTE : 0)
                            + (!given ? 0 : hasOwnValue(cell) ? GIVEN_AND_TYPED - NAMED * named(cell) : GIVEN)
                            + (i == 0 ? LABEL : 0));
        }
        return scores;
    }

    private boolean hasOwnValue(Cell cell) {
        return expected.isWritten() && expected != ExpectedAnswer.QUANTITY && expected.isIn(cell.text(), questionWords);
    }

    private boolean isGiven(Cell cell) {
        return terms.coveredBy(words(cell.text())) > 0;
    }

    private List<Cell> labels(TableRow row, List<Cell> chosen) {
        var rest = row.cells().stream()
                .filter(cell -> !chosen.contains(cell) && cell.text().length() <= LONG)
                .toList();
        var given = rest.stream()
                .filter(this::isGiven)
                .sorted(Comparator.comparingDouble(cell -> -terms.coveredBy(words(cell.text()))))
                .limit(MOST_LABELS)
                .sorted(Comparator.comparingInt(Cell::place))
                .toList();
        return given.isEmpty()
                ? rest.stream()
                        .filter(cell -> cell.place() == row.cells().getFirst().place())
                        .filter(cell -> !NUMBER.matcher(cell.text()).matches())
                        .toList()
                : given;
    }

    private Set<String> words(String text) {
        return Set.copyOf(analyzer.terms(text, 64));
    }
}
