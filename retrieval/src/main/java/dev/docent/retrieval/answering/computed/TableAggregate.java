package dev.docent.retrieval.answering.computed;

import java.util.Optional;

/**
 * Computes what a question asks from the rows of one table. Nothing is computed where a word of the question, a row without a
 * value, or a second column of the same kind leaves open what is meant.
 */
record TableAggregate(AskedRows asked) {

    /** {@return the answer; empty if the table does not have it} */
    Optional<Finding> found() {
        var operation = asked.operation();
        return switch (operation) {
            case LARGEST, SMALLEST -> new TableExtreme(asked).found();
            case COUNT -> new TableCount(asked).found();
            case SUM, MEAN -> new TableTotal(asked).found();
            case DIFFERENCE -> new TableTotal(asked).difference();
        };
    }
}
