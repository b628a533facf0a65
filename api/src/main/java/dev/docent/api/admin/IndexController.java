package dev.docent.api.admin;

import static dev.docent.api.access.Access.Authority.ADMIN;

import dev.docent.api.access.Access;
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
@Access(ADMIN)
@Tag(name = "Running it")
class IndexController {

    private final IndexAdministration administration;

    IndexController(IndexAdministration administration) {
        this.administration = administration;
    }

    @GetMapping("/api/v1/admin/index")
    @Operation(summary = "See the generations of the index, and how far a rebuild is")
    IndexView getIndex() {
        return IndexView.of(administration);
    }

    @PostMapping("/api/v1/admin/index/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Begin, confirm or go on with making the index anew for the embedding model that is set",
            description = "Searches are answered from the generation that serves until the other one has all it has.")
    @ApiResponse(responseCode = "202", description = "It runs")
    @ApiResponse(responseCode = "409", description = "The model that is set serves already")
    IndexView rebuildIndex() {
        administration.start();
        return IndexView.of(administration);
    }

    @PostMapping("/api/v1/admin/index/rebuild/pause")
    @Operation(
            summary = "Pause a rebuild until it is begun again",
            description = "It keeps what it has. A roll-back is called off by it.")
    @ApiResponse(responseCode = "200", description = "It does not run")
    @ApiResponse(responseCode = "409", description = "None runs")
    IndexView pauseIndexRebuild() {
        administration.pause();
        return IndexView.of(administration);
    }

    @PostMapping("/api/v1/admin/index/rollback")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Roll back to a generation that served before",
            description = "It serves once it has caught up with all uploads and deletions since.")
    @ApiResponse(responseCode = "202", description = "The generation is catching up")
    @ApiResponse(responseCode = "404", description = "There is no such generation")
    @ApiResponse(responseCode = "409", description = "It serves already, or its model is not set up any more")
    IndexView rollBackIndex(@RequestParam(required = false) @Nullable String generation) {
        administration.rollBack(generation);
        return IndexView.of(administration);
    }

    @DeleteMapping("/api/v1/admin/index/generations/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a generation that is not serving, with its passages")
    @ApiResponse(responseCode = "204", description = "The generation is deleted")
    @ApiResponse(responseCode = "404", description = "There is no such generation")
    @ApiResponse(responseCode = "409", description = "It serves")
    void deleteIndexGeneration(@PathVariable String name) {
        administration.drop(name);
    }
}
