package dev.docent.api.evaluation;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The result of one question of an evaluation.
 *
 * @param id derived from the evaluation and the position, so that a question has one result; sorts by position
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
     * The outcome of searching for and answering a question.
     *
     * @param rank of the expected document, from 1; null if not found, or if none is expected
     * @param answer the text of the answer
     * @param contains whether the answer contains an expected one; null if none is expected
     * @param grounded whether the question was answered and not refused
     * @param citations all citations of the answer
     * @param tookNanos duration of the answer
     * @param answering name of the answer composer
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

    /** A document that an answer cites. */
    @Schema(name = "CitedDocument")
    record Cited(
            String documentId,
            String filename,

            @Schema(description = "Whether it is the expected one")
            boolean expected) {}
}
