package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.answering.Computed;
import dev.docent.retrieval.answering.table.Table.Row;
import java.util.List;

/**
 * What a table answers to a question.
 *
 * @param rows the rows that the answer cites, in order
 * @param computed the value that is in no row; empty for extremes, whose value is in the row
 * @param head the value with what it is of
 * @param explanation the key of the words that say how it was found; empty without any
 * @param tail the rows that it was computed from, where they are named
 * @param coverage the share of the question's words that the table explains, 0 to 1
 */
record Finding(List<Row> rows, List<Computed> computed, String head, String explanation, String tail, double coverage) {

    Finding {
        rows = List.copyOf(rows);
        computed = List.copyOf(computed);
    }
}
