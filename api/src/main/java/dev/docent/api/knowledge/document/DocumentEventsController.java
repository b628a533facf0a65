package dev.docent.api.knowledge.document;

import dev.docent.api.access.Caller;
import dev.docent.api.exchange.EventWriter;
import dev.docent.ingestion.document.IngestionException;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import dev.docent.ingestion.pipeline.progress.DocumentProgress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells how a document comes along. Each stream has a virtual thread that mostly sleeps. */
@RestController
@Tag(name = "Documents")
class DocumentEventsController {

    private static final Logger log = LoggerFactory.getLogger(DocumentEventsController.class);

    private final DocumentCatalog catalog;
    private final DocumentProgress progress;
    private final EventStreams streams;

    DocumentEventsController(DocumentCatalog catalog, DocumentProgress progress, EventStreams streams) {
        this.catalog = catalog;
        this.progress = progress;
        this.streams = streams;
    }

    @GetMapping(path = "/api/v1/documents/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Follow a document's ingestion",
            description =
                    "Server-sent events: `progress` with the document until `done` or `failed`, which ends the stream;"
                            + " a comment every 15 seconds.")
    @ApiResponse(
            responseCode = "200",
            description = "Events whose data is the document",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = DocumentView.class)))
    void events(@AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletResponse response) {
        var document = catalog.get(caller.account(), id);
        EventWriter.prepare(response);
        var changes = new LatestDocument(document);
        try (var subscription = progress.subscribe(caller.account(), id, changes::offer)) {
            log.debug("Document {} is followed by {}", id, subscription);
            streams.send(changes, () -> catalog.get(caller.account(), id), response.getOutputStream());
        } catch (IOException gone) {
            log.debug("The follower of document {} went away", id);
        } catch (IngestionException deleted) {
            log.debug("Document {} was deleted while it was followed", id);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
