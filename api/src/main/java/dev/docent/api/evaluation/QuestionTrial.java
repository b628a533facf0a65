package dev.docent.api.evaluation;

/** Asks a golden question. */
@FunctionalInterface
interface QuestionTrial {

    /**
     * {@return the outcome}
     *
     * @throws RuntimeException if it cannot be asked now; the caller may try again
     */
    Result.Outcome ask(Evaluation evaluation, GoldenQuestion question);
}
