package dev.docent.api.evaluation;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What became of one question of an evaluation.
 *
 * @param id made of the evaluation's and the position, so that no question has two; sorts by position
 * @param owner id of the account
 * @param position of the question, from 0
 */
@Aggregate("evaluation_results")
record Result(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String knowledgeBase,
        String evaluation,
        int position,
        GoldenQuestion question,
        Outcome outcome) {

    static Result of(Evaluation evaluation, int position, GoldenQuestion question, Outcome outcome) {
        var id = "%s-%05d".formatted(evaluation.id(), position);
        return new Result(
                id, null, evaluation.owner(), evaluation.knowledgeBase(), evaluation.id(), position, question, outcome);
    }

    /**
     * What searching and asking gave.
     *
     * @param rank of the expected document among those found, from 1; null when not found, or none is expected
     * @param answer as the user would read it
     * @param contains whether an expected answer stands in it; null when none is expected
     * @param grounded whether it was answered at all, and not refused
     * @param citations one for each that the answer has
     * @param tookNanos how long the answer took
     * @param answering what made the answer
     */
    record Outcome(
            @Nullable Integer rank,
            String answer,
            @Nullable Boolean contains,
            boolean grounded,
            List<Cited> citations,
            long tookNanos,
            String answering)
            implements NestedValue {

        Outcome {
            citations = List.copyOf(citations);
        }
    }

    /**
     * A document that an answer cites.
     *
     * @param expected whether it is the expected one
     */
    record Cited(String documentId, String filename, boolean expected) {}
}
