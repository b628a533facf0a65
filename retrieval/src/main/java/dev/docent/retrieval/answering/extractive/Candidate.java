package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.table.ColumnNames;
import dev.docent.retrieval.answering.table.TableRow;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.WordAnalyzer;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that may become part of the answer.
 *
 * @param hit its passage
 * @param ordinal its position among the sentences of the passage, from 0
 * @param span its range in the passage
 * @param text the sentence
 * @param row its cells if it is a row of a table; otherwise null
 * @param terms its analyzed words
 * @param labels the analyzed words that say what it is about: the headings of its passage, the columns of its table, and the
 *     file name
 */
record Candidate(
        PassageHit hit,
        int ordinal,
        Span span,
        String text,
        @Nullable TableRow row,
        Set<String> terms,
        Set<String> labels) {

    private static final int MAX_TERMS = 500;
    private static final int HEADING = 60;
    private static final Pattern LABEL =
            Pattern.compile("(?:[-*•▪◦–] )?(\\p{Lu}[^.:;?!\n]{0,40}):(?=\\s+\\S).*", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("(?:[-*•▪◦–] |\\(?(?:\\d{1,2}|\\p{L})[.)]\\s)");

    /**
     * {@return the sentences of each passage, in order; a sentence that several passages contain belongs to the first
     * of them}
     */
    static List<List<Candidate>> of(List<PassageHit> hits, WordAnalyzers analyzers) {
        var seen = new HashSet<String>();
        var passages = new ArrayList<List<Candidate>>();
        for (var hit : hits) {
            var sentences = new ArrayList<Candidate>();
            var analyzer = analyzers.of(hit.passage().source().language());
            var labels = Set.copyOf(analyzer.terms(labels(hit.passage()), MAX_TERMS));
            var columns = ColumnNames.of(hit.passage());
            var subject = Set.<String>of();
            int ordinal = 0;
            for (var span : SentenceSplitter.split(hit.passage().text())) {
                var text = hit.passage().text().substring(span.from(), span.to());
                var names = TableRow.isOne(text) ? columns.at(span.from()) : List.<String>of();
                var row = TableRow.isOne(text) ? TableRow.of(text, names) : null;
                var terms = Set.copyOf(analyzer.terms(text, MAX_TERMS));
                var isFormRow = isFormRow(row);
                if (row != null && !isFormRow) {
                    subject = Set.of();
                }
                if (seen.add(text.replaceAll("\\s+", " ") + names)) {
                    sentences.add(new Candidate(
                            hit,
                            ordinal,
                            span,
                            text,
                            row,
                            terms,
                            with(labels, names, isFormRow ? subject : Set.of(), analyzer)));
                }
                if (isFormRow && subject.isEmpty()) {
                    subject = terms;
                }
                ordinal++;
            }
            passages.add(sentences);
        }
        return passages;
    }

    /** {@return whether it is a label and its value, as in forms, whose first row says what the others are about} */
    private static boolean isFormRow(@Nullable TableRow row) {
        return row != null
                && row.cells().size() == 2
                && row.cells().stream().allMatch(cell -> cell.column().isEmpty());
    }

    private static Set<String> with(
            Set<String> labels, List<String> columns, Set<String> subject, WordAnalyzer analyzer) {
        if (columns.isEmpty() && subject.isEmpty()) {
            return labels;
        }
        var all = new HashSet<>(labels);
        all.addAll(subject);
        all.addAll(analyzer.terms(String.join("\n", columns), MAX_TERMS));
        return all;
    }

    private static String labels(Passage passage) {
        return passage.searchContext();
    }

    /** {@return whether it is a question, as in a list of frequently asked questions} */
    boolean asks() {
        return text.endsWith("?") || text.endsWith("？") || text.endsWith("؟");
    }

    /** {@return whether the other sentence directly follows this one in the same passage} */
    boolean isJustBefore(Candidate other) {
        return hit == other.hit && ordinal + 1 == other.ordinal;
    }

    /** {@return whether it is a label and its value, as in forms and the heads of mails} */
    boolean isField() {
        return isFormRow(row) || (row == null && LABEL.matcher(text).matches());
    }

    /** {@return the labels of its values: the columns and the first cell of a row, or what is before the colon of a line} */
    List<String> fieldLabels() {
        if (row != null) {
            return Stream.concat(
                            row.cells().stream().limit(1).map(TableRow.Cell::text),
                            row.cells().stream().map(TableRow.Cell::column))
                    .filter(label -> !label.isEmpty())
                    .toList();
        }
        var label = LABEL.matcher(text);
        return label.matches() ? List.of(label.group(1)) : List.of();
    }

    /** {@return whether it announces what follows: it ends with a colon, or is a short line without an end like a heading} */
    boolean announces() {
        return text.endsWith(":")
                || (row == null
                        && text.length() <= HEADING
                        && Character.isLetterOrDigit(text.codePointBefore(text.length())));
    }

    /** {@return whether it begins an item of a list} */
    boolean isItem() {
        return ITEM.matcher(text).lookingAt();
    }

    /** {@return whether it follows the other one on the same line of the same passage} */
    boolean continuesLine(Candidate other) {
        return other.isJustBefore(this)
                && hit.passage().text().substring(other.span.to(), span.from()).indexOf('\n') < 0;
    }

    /** {@return the language of its document; null if unknown} */
    @Nullable
    String language() {
        return hit.passage().source().language();
    }

    /** {@return the id of its document} */
    String document() {
        return hit.passage().source().document();
    }

    /** {@return its words and those that say what it is about} */
    Set<String> allTerms() {
        var all = new HashSet<>(labels);
        all.addAll(terms);
        return all;
    }
}
