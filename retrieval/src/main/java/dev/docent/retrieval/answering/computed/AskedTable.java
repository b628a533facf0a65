package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.answering.asked.AskedAggregate;
import dev.docent.retrieval.answering.table.ColumnNames;
import dev.docent.retrieval.answering.table.Table;
import dev.docent.retrieval.answering.table.Table.Row;
import dev.docent.retrieval.answering.table.TableRow.Cell;
import dev.docent.retrieval.words.NameWords;
import dev.docent.retrieval.words.QueryWord;
import dev.docent.retrieval.words.WordAnalyzer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the words of a question meet a table: in the names of columns, in what the table is about, or in the cells of some rows,
 * which are the rows that it asks about.
 */
final class AskedTable {

    private static final int TERMS = 500;
    private static final double HALF = 0.5;

    private final AskedAggregate asked;
    private final List<QueryWord> words;
    private final Table table;
    private final WordAnalyzer analyzer;
    private final Set<String> document;
    private final Set<String> context;
    private final Set<String> columns;
    private final Map<Row, Set<String>> rows = new HashMap<>();

    /**
     * @param words the words of the question besides interrogatives
     * @param document the words of the passages of the document that were found
     */
    AskedTable(AskedAggregate asked, List<QueryWord> words, Table table, WordAnalyzer analyzer, Set<String> document) {
        this.asked = asked;
        this.words = List.copyOf(words);
        this.table = table;
        this.analyzer = analyzer;
        this.document = document;
        this.context = terms(table.passage().searchContext() + "\n" + table.caption());
        this.columns = terms(String.join("\n", table.columns()));
        table.rows().forEach(row -> rows.put(row, terms(row.text())));
    }

    AskedAggregate asked() {
        return asked;
    }

    Table table() {
        return table;
    }

    /** {@return the words that the table must explain: those that do not say what is to be computed} */
    private List<QueryWord> topic() {
        return words.stream().filter(word -> !isSpent(word)).toList();
    }

    private boolean isSpent(QueryWord word) {
        return asked.words().contains(word.written().toLowerCase(Locale.ROOT));
    }

    /** {@return the number of words of the question that the name of the column has} */
    long inColumn(int place) {
        var terms = terms(table.column(place));
        return words.stream().filter(word -> word.isIn(terms)).count();
    }

    /** {@return whether the name of the column has a word of the text} */
    boolean isColumn(int place, String text) {
        var terms = terms(table.column(place));
        return terms(text).stream().anyMatch(terms::contains);
    }

    /** {@return whether the last heading, the caption or the file name have a word of the text} */
    boolean isAbout(String text) {
        var near = terms(heading() + "\n" + table.caption() + "\n"
                + NameWords.of(table.passage().source().filename()));
        return terms(text).stream().anyMatch(near::contains);
    }

    private String heading() {
        return table.passage().headings().stream()
                .filter(heading -> !ColumnNames.isOne(heading))
                .reduce((first, second) -> second)
                .orElse("");
    }

    /** {@return the share of the headings' words that the question has: of two sheets the one without others is meant} */
    double precision() {
        var terms = terms(heading());
        var having = terms.stream()
                .filter(term -> words.stream().anyMatch(word -> word.isIn(Set.of(term))))
                .count();
        return terms.isEmpty() ? 0 : (double) having / terms.size();
    }

    /** {@return the rows whose label the question names whole, such as both sides of a comparison} */
    List<Row> named() {
        var forms = words.stream().flatMap(word -> word.forms().stream()).collect(Collectors.toSet());
        return table.rows().stream()
                .filter(row -> labels(row).anyMatch(label -> !label.isEmpty() && forms.containsAll(label)))
                .toList();
    }

    /** {@return the words of the first cell, and those of the first one with letters} */
    private Stream<Set<String>> labels(Row row) {
        var cells = row.cells().cells().stream().map(Cell::text).toList();
        var text = cells.stream().filter(cell -> cell.codePoints().anyMatch(Character::isLetter));
        return Stream.concat(cells.stream().limit(1), text.limit(1)).map(this::terms);
    }

    /**
     * {@return the rows with all words of the question that only some rows have} A word of the headings or columns selects rows
     * only if it is most of a cell.
     */
    Selection selected() {
        var selected = table.rows();
        var by = new HashSet<QueryWord>();
        for (var word : topic()) {
            var having =
                    table.rows().stream().filter(row -> word.isIn(terms(row))).toList();
            if (having.isEmpty()
                    || having.size() == table.rows().size()
                    || ((word.isIn(context) || word.isIn(columns))
                            && having.stream().noneMatch(row -> isMostOfCell(word, row)))) {
                continue;
            }
            selected = selected.stream().filter(having::contains).toList();
            by.add(word);
        }
        return new Selection(selected, by);
    }

    /**
     * The rows that a question asks about.
     *
     * @param by the words that select them; empty for all rows
     */
    record Selection(List<Row> rows, Set<QueryWord> by) {}

    private boolean isMostOfCell(QueryWord word, Row row) {
        return row.cells().cells().stream()
                .map(cell -> terms(cell.text()))
                .anyMatch(terms -> word.isIn(terms) && terms.size() <= 2);
    }

    /**
     * {@return the share of the question's words that the table explains; a word that only other passages of the document have
     * counts half} 0 if it leaves a number open.
     */
    double coverage(List<Row> used) {
        var all = new HashSet<>(context);
        all.addAll(columns);
        used.forEach(row -> all.addAll(terms(row)));
        var topic = topic();
        var isNumberOpen = topic.stream()
                .anyMatch(word -> word.written().codePoints().anyMatch(Character::isDigit) && !word.isIn(all));
        var sum = topic.stream()
                .mapToDouble(word -> word.isIn(all) ? 1 : word.isIn(document) ? HALF : 0)
                .sum();
        return isNumberOpen || topic.isEmpty() ? 0 : sum / topic.size();
    }

    private Set<String> terms(Row row) {
        return rows.getOrDefault(row, Set.of());
    }

    private Set<String> terms(String text) {
        return Set.copyOf(analyzer.terms(text, TERMS));
    }
}
