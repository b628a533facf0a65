package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.asked.QuestionForm;
import java.util.ArrayList;
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
        if (introduces(passage, at)) {
            return passage.subList(at, Math.min(end(passage, at + 1), at + 1 + MOST_ITEMS));
        }
        if (!asksForAll()) {
            return List.of(chosen);
        }
        if (chosen.row() != null) {
            return rows(passage, at);
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
        return passage.get(at).text().endsWith(":")
                && at + 1 < passage.size()
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

    /** {@return the rows of the table that say as much of what is asked as the one at the index} */
    private List<Candidate> rows(List<Candidate> passage, int at) {
        int from = at;
        while (from > 0
                && passage.get(from - 1).row() != null
                && passage.get(from - 1).isJustBefore(passage.get(from))) {
            from--;
        }
        var named = question.terms().coveredBy(passage.get(at).terms());
        var rows = new ArrayList<Candidate>();
        for (int i = from; i < passage.size() && passage.get(i).row() != null; i++) {
            if (i > from && !passage.get(i - 1).isJustBefore(passage.get(i))) {
                break;
            }
            if (question.terms().coveredBy(passage.get(i).terms()) >= named) {
                rows.add(passage.get(i));
            }
        }
        return rows.size() > MOST_ROWS ? List.of(passage.get(at)) : rows;
    }
}
