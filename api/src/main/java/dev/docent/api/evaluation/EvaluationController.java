package dev.docent.api.evaluation;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.audit.AuditAction.EVALUATION_CREATE;
import static dev.docent.api.audit.AuditAction.EVALUATION_DELETE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Evaluations: golden questions, asked of a knowledge base. */
@RestController
@RequestMapping("/api/v1/knowledge-bases/{id}/evaluations")
@Tag(name = "Evaluations")
class EvaluationController {

    private final ReachableKnowledgeBases bases;
    private final Evaluations evaluations;

    EvaluationController(ReachableKnowledgeBases bases, Evaluations evaluations) {
        this.bases = bases;
        this.evaluations = evaluations;
    }

    @Access(DOCUMENTS_WRITE)
    @Idempotent
    @Audited(value = EVALUATION_CREATE, result = "id")
    @Counts(Counted.EVALUATION)
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask golden questions, in the background",
            description =
                    "Each question expects a document, an answer, or a refusal. Without `questions`, or without a body, the"
                            + " questions of the latest evaluation are asked again, to measure the effect of a changed setting or"
                            + " of changed documents. A knowledge base keeps 100 evaluations.")
    EvaluationView create(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Nullable @Valid @RequestBody(required = false) EvaluationRequest optional) {
        var request = Objects.requireNonNullElse(optional, EvaluationRequest.AGAIN);
        var questions = request.golden();
        var base = bases.toOwn(caller, id);
        return EvaluationView.of(evaluations.create(base, request.strippedName(), request.modeOrUsual(), questions), 0);
    }

    @Access(DOCUMENTS_READ)
    @GetMapping
    @Operation(summary = "List the evaluations of a knowledge base, newest first")
    ItemList<EvaluationView> listEvaluations(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @ParameterObject Paging paging) {
        var base = bases.toOwn(caller, id);
        return ItemList.of(evaluations.list(base, paging.newestFirst()), paging, evaluations::view);
    }

    @Access(DOCUMENTS_READ)
    @GetMapping("/{eid}")
    @Operation(
            summary = "Read an evaluation",
            description =
                    "When it is done, includes its figures and a comparison with the previous run of the same questions."
                            + " The vectors of recent questions are cached, so a run right after another is faster.")
    EvaluationView.Compared get(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable String eid) {
        return evaluations.compared(evaluations.get(bases.toOwn(caller, id), eid));
    }

    @Access(DOCUMENTS_READ)
    @GetMapping("/{eid}/results")
    @Operation(summary = "List the results of an evaluation in the order of its questions; while it runs, those so far")
    ItemList<ResultView> results(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable String eid,
            @Valid @ParameterObject Paging paging) {
        var evaluation = evaluations.get(bases.toOwn(caller, id), eid);
        return ItemList.of(evaluations.results(evaluation, paging.oldestFirst()), paging, ResultView::of);
    }

    @Access(DOCUMENTS_WRITE)
    @Audited(value = EVALUATION_DELETE, path = "eid")
    @DeleteMapping("/{eid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an evaluation with its results; if it is running, it stops")
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable String eid) {
        evaluations.delete(bases.toOwn(caller, id), eid);
    }
}
