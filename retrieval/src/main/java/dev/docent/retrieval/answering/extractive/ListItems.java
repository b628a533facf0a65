package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.asked.QuestionForm;
import dev.docent.retrieval.answering.table.TableRow;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Completes an answer from a list: a sentence that introduces a list is read with its items, and of a list that is asked for
 * every item is read, not only the one that resembles the question most. Of a table the rows are read that say as much of
 * what is asked as the best one.
 */
record ListItems(AnalyzedQuestion question) {

    /** Longer lists are cut; their citation shows where the rest is. */
    private static final int MOST_ITEMS = 15;

    private static final int MOST_ROWS = 8;

    /** The most code points of white space between passages that follow each other. */
    private static final int GAP = 4;

    /** {@return the sentences to read for the chosen one, in text order, itself included} */
    List<Candidate> around(Candidate chosen, List<List<Candidate>> passages) {
        var passage = passages.stream()
                .filter(sentences -> sentences.contains(chosen))
                .findFirst()
                .orElse(List.of(chosen));
        int at = passage.indexOf(chosen);
        if (chosen.text().endsWith(":") && at + 1 == passage.size()) {
            var next = following(chosen, passages);
            return Stream.concat(
                            Stream.of(chosen),
                            next.subList(0, end(next, 0)).stream().limit(MOST_ITEMS))
                    .toList();
        }
        if (introduces(passage, at) || (asksForAll() && heads(passage, at))) {
            return passage.subList(at, Math.min(end(passage, at + 1), at + 1 + MOST_ITEMS));
        }
        if (!asksForAll()) {
            return List.of(chosen);
        }
        if (chosen.row() != null) {
            return rows(chosen, passages);
        }
        return item(passage, at)
                .map(item -> {
                    int first = start(passage, item);
                    return passage.subList(first, Math.min(end(passage, item), first + 1 + MOST_ITEMS));
                })
                .orElse(List.of(chosen));
    }

    /** {@return the sentences of the next passage of the document if it begins with a list item; empty otherwise} */
    private static List<Candidate> following(Candidate last, List<List<Candidate>> passages) {
        int end = last.hit().passage().end();
        return passages.stream()
                .filter(other -> !other.isEmpty()
                        && other.getFirst().document().equals(last.document())
                        && other.getFirst().ordinal() == 0
                        && other.getFirst().isItem()
                        && Math.abs(other.getFirst().hit().passage().start() - end) <= GAP)
                .findFirst()
                .orElse(List.of());
    }

    /** {@return the index of the list item to begin at; in a passage with instructions, a remark leads to their first step} */
    private Optional<Integer> item(List<Candidate> passage, int at) {
        if (passage.get(at).isItem()) {
            return Optional.of(at);
        }
        return question.forms().contains(QuestionForm.STEPS)
                ? IntStream.range(0, passage.size())
                        .filter(i -> Character.isDigit(passage.get(i).text().codePointAt(0))
                                && passage.get(i).isItem())
                        .boxed()
                        .findFirst()
                : Optional.empty();
    }

    private boolean asksForAll() {
        return question.forms().contains(QuestionForm.LIST) || question.forms().contains(QuestionForm.STEPS);
    }

    private static boolean introduces(List<Candidate> passage, int at) {
        return passage.get(at).text().endsWith(":") && precedesItem(passage, at);
    }

    /** {@return whether the sentence is a short line without an end above a list, as a heading is} */
    private static boolean heads(List<Candidate> passage, int at) {
        return passage.get(at).announces()
                && precedesItem(passage, at)
                && !(passage.get(at).isItem() && mark(passage.get(at)).equals(mark(passage.get(at + 1))));
    }

    /** {@return what the item begins with: a bullet, or that it is numbered} */
    private static String mark(Candidate item) {
        return Character.isLetterOrDigit(item.text().codePointAt(0))
                ? "1"
                : item.text().substring(0, 1);
    }

    private static boolean precedesItem(List<Candidate> passage, int at) {
        return at + 1 < passage.size()
                && passage.get(at).isJustBefore(passage.get(at + 1))
                && passage.get(at + 1).isItem();
    }

    /** {@return the index of the first sentence of the list, or of the sentence that introduces it} */
    private static int start(List<Candidate> passage, int at) {
        int first = at;
        while (first > 0
                && passage.get(first - 1).isJustBefore(passage.get(first))
                && (passage.get(first - 1).isItem() || continuesItem(passage, first - 1))) {
            first--;
        }
        return first > 0 && introduces(passage, first - 1) ? first - 1 : first;
    }

    /** {@return the index after the last sentence of the list} */
    private static int end(List<Candidate> passage, int from) {
        int end = from;
        while (end < passage.size()
                && (end == 0 || end == from || passage.get(end - 1).isJustBefore(passage.get(end)))
                && (passage.get(end).isItem() || continuesItem(passage, end))) {
            end++;
        }
        return end;
    }

    /** {@return whether the sentence is a later one on the line of a list item} */
    private static boolean continuesItem(List<Candidate> passage, int at) {
        for (int i = at; i > 0 && passage.get(i).continuesLine(passage.get(i - 1)); i--) {
            if (passage.get(i - 1).isItem()) {
                return true;
            }
        }
        return false;
    }

    /** {@return the rows of the table that say as much of what is asked as the chosen one, also in other passages that were found} */
    private List<Candidate> rows(Candidate chosen, List<List<Candidate>> passages) {
        var named = question.terms().coveredBy(chosen.terms());
        var columns = columns(chosen);
        var rows = passages.stream()
                .filter(sentences -> columns.isEmpty() ? sentences.contains(chosen) : isOfDocument(sentences, chosen))
                .flatMap(List::stream)
                .filter(row -> row.row() != null && (columns.isEmpty() || !Collections.disjoint(columns(row), columns)))
                .filter(row -> row.hit() == chosen.hit()
                        ? question.terms().coveredBy(row.terms()) >= named
                        : question.terms().hasAllOf(chosen.terms(), row.terms()))
                .sorted(Comparator.comparingInt(
                        row -> row.hit().passage().start() + row.span().from()))
                .toList();
        return rows.isEmpty() || rows.size() > MOST_ROWS ? List.of(chosen) : rows;
    }

    private static boolean isOfDocument(List<Candidate> sentences, Candidate chosen) {
        return !sentences.isEmpty() && sentences.getFirst().document().equals(chosen.document());
    }

    private static List<String> columns(Candidate row) {
        return row.row() == null
                ? List.of()
                : row.row().cells().stream()
                        .map(TableRow.Cell::column)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
