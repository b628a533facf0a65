package dev.docent.api.conversation.chat;

import static dev.docent.api.access.Access.Authority.CHAT;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Message;
import dev.docent.api.conversation.history.MessagePaths;
import dev.docent.api.conversation.history.MessageTree;
import dev.docent.api.exchange.Attachment;
import dev.docent.api.media.message.SentMediaView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exports conversations. */
@RestController
@Tag(name = "Conversations")
class ExportController {

    private static final int BATCH = 500;

    private final ReachableConversations reachable;
    private final MessagePaths paths;

    ExportController(ReachableConversations reachable, MessagePaths paths) {
        this.reachable = reachable;
        this.paths = paths;
    }

    @Access(CHAT)
    @GetMapping("/api/v1/chat/conversations/{id}/export")
    @Operation(
            summary = "Export a conversation",
            description =
                    "`markdown` has the chosen path with its citations and their pages, `json` the messages of all branches,"
                            + " and `path` with the ids of those of the chosen one.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/markdown", schema = @Schema(type = "string")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = Exported.class))
            })
    ResponseEntity<Object> exportConversation(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "markdown")
                    @Pattern(regexp = "markdown|json", message = "must be markdown or json")
                    String format) {
        var conversation = reachable.get(caller, id);
        return format.equals("json") ? json(conversation) : markdown(conversation);
    }

    private ResponseEntity<Object> markdown(Conversation conversation) {
        var tree = paths.tree(conversation);
        var path = read(conversation, tree.pathTo(tree.end(conversation.leaf())));
        return file(conversation, "md", MediaType.parseMediaType("text/markdown;charset=UTF-8"))
                .body(MarkdownExport.of(conversation, path));
    }

    private ResponseEntity<Object> json(Conversation conversation) {
        var tree = paths.tree(conversation);
        return file(conversation, "json", MediaType.APPLICATION_JSON)
                .body(Exported.of(conversation, tree, read(conversation, tree.ids())));
    }

    private static ResponseEntity.BodyBuilder file(Conversation conversation, String ending, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Attachment.disposition("conversation-" + conversation.id() + "." + ending));
    }

    private List<Message> read(Conversation conversation, List<String> ids) {
        var all = new ArrayList<Message>();
        for (var from = 0; from < ids.size(); from += BATCH) {
            all.addAll(paths.read(conversation, ids.subList(from, Math.min(from + BATCH, ids.size()))));
        }
        return all.stream().filter(Message::isWhole).toList();
    }

    /** A conversation with the messages of all branches, oldest first. */
    @Schema(name = "ConversationExport")
    record Exported(ConversationView conversation, List<String> path, List<MessageView> messages) {

        static Exported of(Conversation conversation, MessageTree tree, List<Message> messages) {
            return new Exported(
                    ConversationView.of(conversation),
                    tree.pathTo(tree.end(conversation.leaf())),
                    messages.stream()
                            .map(each -> MessageView.stored(each, tree, SentMediaView.of(each.media())))
                            .toList());
        }
    }
}
