package dev.docent.api.evaluation;

/** Asks a golden question. */
@FunctionalInterface
interface QuestionTrial {

    /**
     * {@return what became of it}
     *
     * @throws RuntimeException when it cannot be asked now; it may be tried again
     */
    Result.Outcome ask(Evaluation evaluation, GoldenQuestion question);
}
