package dev.docent.api.conversation.chat;

import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.audit.AuditAction.NONE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Resumes and stops answers. */
@RestController
@RequestMapping("/api/v1/chat/conversations/{id}/messages/{mid}")
@Access(CHAT)
@Tag(name = "Conversations")
class StreamController {

    private final ReachableConversations reachable;
    private final ExchangeStreams streams;

    StreamController(ReachableConversations reachable, ExchangeStreams streams) {
        this.reachable = reachable;
        this.streams = streams;
    }

    @Counts(Counted.STREAM)
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Resume the stream of an answer",
            description =
                    "Sends the events that follow `Last-Event-ID`, or without it all, until the answer is whole, from"
                            + " any node. `mid` is the answer or its question. An answer is generated further for some"
                            + " seconds (`docent.streams.resume-within`) while nobody receives it.")
    @ApiResponse(
            responseCode = "200",
            description = "`message`, `delta`, `citations`, `usage` and `done`, each with an id; or `error`",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "The client has received all", content = @Content)
    void followMessage(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable String mid,
            @Nullable @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.follow(caller, reachable.get(caller, id), mid, lastEventId, request, response);
    }

    @Audited(NONE)
    @PostMapping("/stop")
    @Operation(
            summary = "Stop an answer",
            description =
                    "What has been said is kept, with `interrupted`. An answer that is whole stays as it is. `mid` is"
                            + " the answer or its question. If another node has not stopped within five seconds, the"
                            + " answer is returned with the status `streaming`, and ends later.")
    MessageView stopMessage(@AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable String mid) {
        return streams.stop(caller, reachable.get(caller, id), mid);
    }
}
