package dev.docent.api.admin;

import static dev.docent.api.access.Access.Authority.ADMINISTRATOR;
import static dev.docent.api.audit.AuditAction.INDEX_CHANGE;

import dev.docent.api.access.Access;
import dev.docent.api.audit.Audited;
import dev.docent.retrieval.generation.IndexAdministration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Administers the generations of the index. */
@RestController
@Access(ADMINISTRATOR)
@Tag(name = "Running it")
class IndexController {

    private final IndexAdministration administration;

    IndexController(IndexAdministration administration) {
        this.administration = administration;
    }

    @GetMapping("/api/v1/admin/index")
    @Operation(summary = "Get the generations of the index, and the progress of a rebuild")
    IndexView getIndex() {
        return IndexView.of(administration);
    }

    @Audited(INDEX_CHANGE)
    @PostMapping("/api/v1/admin/index/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Start, confirm or resume the rebuild of the index for the configured embedding model",
            description = "The serving generation answers searches until the new one is complete.")
    @ApiResponse(responseCode = "202", description = "The rebuild runs")
    @ApiResponse(responseCode = "409", description = "The configured model is already serving")
    IndexView rebuildIndex() {
        administration.start();
        return IndexView.of(administration);
    }

    @Audited(INDEX_CHANGE)
    @PostMapping("/api/v1/admin/index/rebuild/pause")
    @Operation(
            summary = "Pause the rebuild until it is started again",
            description = "The rebuild keeps its progress. A rollback is canceled.")
    @ApiResponse(responseCode = "200", description = "The rebuild is paused")
    @ApiResponse(responseCode = "409", description = "No rebuild is running")
    IndexView pauseIndexRebuild() {
        administration.pause();
        return IndexView.of(administration);
    }

    @Audited(INDEX_CHANGE)
    @PostMapping("/api/v1/admin/index/rollback")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Roll back to a generation that served before",
            description = "It serves once it has caught up with all uploads and deletions since.")
    @ApiResponse(responseCode = "202", description = "The generation is catching up")
    @ApiResponse(responseCode = "404", description = "There is no such generation")
    @ApiResponse(responseCode = "409", description = "It is already serving, or its model is no longer configured")
    IndexView rollBackIndex(@RequestParam(required = false) @Nullable String generation) {
        administration.rollBack(generation);
        return IndexView.of(administration);
    }

    @Audited(value = INDEX_CHANGE, path = "name")
    @DeleteMapping("/api/v1/admin/index/generations/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a generation that is not serving, with its passages")
    @ApiResponse(responseCode = "204", description = "The generation is deleted")
    @ApiResponse(responseCode = "404", description = "There is no such generation")
    @ApiResponse(responseCode = "409", description = "It is serving")
    void deleteIndexGeneration(@PathVariable String name) {
        administration.delete(name);
    }
}
