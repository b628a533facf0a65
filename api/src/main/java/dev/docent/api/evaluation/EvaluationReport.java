package dev.docent.api.evaluation;

import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

/** Describes the progress and the results of evaluations. */
@Component
class EvaluationReport {

    private final Evaluations evaluations;
    private final EvaluationStore store;

    EvaluationReport(Evaluations evaluations, EvaluationStore store) {
        this.evaluations = evaluations;
        this.store = store;
    }

    EvaluationView view(Evaluation evaluation) {
        return EvaluationView.of(evaluation, asked(evaluation));
    }

    EvaluationView.Compared compared(Evaluation evaluation) {
        var previous = Optional.ofNullable(evaluation.summary()).flatMap(summary -> previous(evaluation, summary));
        return new EvaluationView.Compared(view(evaluation), previous.orElse(null));
    }

    Page<Result> results(Evaluation evaluation, Pageable page) {
        return store.results(evaluation, page);
    }

    private Optional<EvaluationView.Previous> previous(Evaluation evaluation, Summary summary) {
        return evaluations
                .previous(evaluation)
                .flatMap(before -> Optional.ofNullable(before.summary())
                        .map(earlier -> EvaluationView.Previous.of(
                                before,
                                summary.figures().minus(earlier.figures()),
                                ResultComparison.of(store.results(before), store.results(evaluation)))));
    }

    private int asked(Evaluation evaluation) {
        return switch (evaluation.status()) {
            case DONE -> evaluation.questions();
            case INCOMPLETE, QUEUED, RUNNING, FAILED -> store.asked(evaluation);
        };
    }
}
