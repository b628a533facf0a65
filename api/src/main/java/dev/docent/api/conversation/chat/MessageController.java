package dev.docent.api.conversation.chat;

import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.audit.AuditAction.NONE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.conversation.history.Message;
import dev.docent.api.conversation.history.MessagePaths;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the messages of a conversation, chooses among their branches, and takes feedback. */
@RestController
@RequestMapping("/api/v1/chat/conversations/{id}")
@Access(CHAT)
@Tag(name = "Conversations")
class MessageController {

    private final ReachableConversations reachable;
    private final MessagePaths paths;
    private final MessageViews views;

    MessageController(ReachableConversations reachable, MessagePaths paths, MessageViews views) {
        this.reachable = reachable;
        this.paths = paths;
        this.views = views;
    }

    @GetMapping("/messages")
    @Operation(
            summary = "List the messages of a conversation",
            description = "Those of the chosen path, or with `tree` those of all branches. Their citations have no"
                    + " rectangles: see a single message.")
    ItemList<MessageView> listMessages(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Schema(description = "`asc` for the oldest first, `desc` for the newest first")
                    @RequestParam(defaultValue = "asc")
                    @Pattern(regexp = "asc|desc", message = "must be asc or desc")
                    String order,
            @RequestParam(defaultValue = "false") boolean tree,
            @Valid @ParameterObject Paging paging) {
        var conversation = reachable.get(caller, id);
        var all = paths.tree(conversation);
        var path = tree ? all.ids() : all.pathTo(all.end(conversation.leaf()));
        var ordered = order.equals("desc") ? List.copyOf(path.reversed()) : path;
        var page = paths.page(conversation, ordered, paging.size(), paging.start());
        return ItemList.of(page, paging, message -> views.stored(message, all));
    }

    @GetMapping("/messages/{mid}")
    @Operation(summary = "Get a message, with the rectangles of its citations")
    MessageView getMessage(@AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable String mid) {
        var conversation = reachable.get(caller, id);
        return views.of(caller, conversation, paths.get(conversation, mid));
    }

    @Audited(NONE)
    @PutMapping("/path")
    @Operation(
            summary = "Choose a path of the messages",
            description =
                    "It leads through the message, and on through the newest of those that follow. The chosen path is"
                            + " shown, and answered from.")
    ConversationView chooseConversationPath(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @RequestBody PathChoice choice) {
        var conversation = reachable.get(caller, id);
        return ConversationView.of(paths.choose(conversation, choice.messageId()));
    }

    @Audited(NONE)
    @PutMapping("/messages/{mid}/feedback")
    @Operation(summary = "Say what you think of an answer", description = "It replaces earlier feedback.")
    MessageView rateMessage(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable String mid,
            @Valid @RequestBody NewFeedback feedback) {
        var conversation = reachable.get(caller, id);
        var rated = paths.rate(conversation, mid, feedback.ratingOf(), feedback.comment());
        return views.stored(rated, paths.tree(conversation));
    }

    /** @param messageId a message of the path */
    @Schema(name = "PathChoice")
    record PathChoice(@NotNull @Size(min = 1, max = 200) String messageId) {}

    /** What a reader thinks of an answer. */
    @Schema(name = "NewFeedback", example = "{\"rating\": \"down\", \"comment\": \"The year is wrong\"}")
    record NewFeedback(
            @NotNull
            @Pattern(regexp = "up|down", message = "must be up or down")
            @Schema(allowableValues = {"up", "down"})
            String rating,

            @Nullable @Size(max = 2000) String comment) {

        Message.Rating ratingOf() {
            return rating.equals("up") ? Message.Rating.UP : Message.Rating.DOWN;
        }
    }
}
