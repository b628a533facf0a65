package dev.docent.api.conversation.chat;

import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.CONVERSATION_DELETE;
import static dev.docent.api.audit.AuditAction.NONE;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.conversation.history.ConversationSelection;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.idempotency.Idempotent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Conversations of the caller's account. */
@RestController
@RequestMapping("/api/v1/chat/conversations")
@Access(CHAT)
@Tag(name = "Conversations")
class ConversationController {

    private static final Creation DEFAULTS = new Creation(null, null, null, null);

    private final OpenConversation open;
    private final ReachableConversations reachable;
    private final Conversations conversations;

    ConversationController(OpenConversation open, ReachableConversations reachable, Conversations conversations) {
        this.open = open;
        this.reachable = reachable;
        this.conversations = conversations;
    }

    @Audited(NONE)
    @Idempotent
    @PostMapping
    @Operation(
            summary = "Open a conversation",
            description = "There is one conversation with each assistant, and without an assistant one about the same"
                    + " knowledge bases: if it exists, it is returned with status 200. With `new` another one is created. The"
                    + " body may be omitted.")
    @ApiResponse(responseCode = "201", description = "A new conversation")
    @ApiResponse(responseCode = "200", description = "The existing one")
    ResponseEntity<ConversationView> createConversation(
            @AuthenticationPrincipal Caller caller, @Nullable @Valid @RequestBody(required = false) Creation creation) {
        var opened = open.open(caller, Objects.requireNonNullElse(creation, DEFAULTS));
        return ResponseEntity.status(opened.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(ConversationView.of(opened.conversation()));
    }

    @Access(value = CHAT, and = WHOLE_ACCOUNT)
    @GetMapping
    @Operation(
            summary = "List your conversations",
            description = "The pinned ones first, then those that were written to last.")
    ItemList<ConversationView> listConversations(
            @AuthenticationPrincipal Caller caller,
            @Nullable @RequestParam(name = "assistant_id", required = false) @Size(max = 200) String assistantId,
            @Nullable
                    @RequestParam(name = "influencer_id", required = false)
                    @Size(max = 200)
                    @Schema(description = "The same as `assistant_id`")
                    String influencerId,
            @Schema(description = "Whether to list the archived conversations instead of the others")
                    @RequestParam(defaultValue = "false")
                    boolean archived,
            @Valid @ParameterObject Paging paging) {
        var assistant = assistantId == null ? influencerId : assistantId;
        var selection = new ConversationSelection(caller.account(), assistant, archived);
        return ItemList.of(conversations.list(selection, paging.size(), paging.start()), paging, ConversationView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Get a conversation")
    ConversationView getConversation(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return ConversationView.of(reachable.get(caller, id));
    }

    @Audited(NONE)
    @PatchMapping("/{id}")
    @Operation(
            summary = "Rename, pin or archive a conversation",
            description =
                    "Members that are absent or null stay unchanged. An archived conversation is not pinned: the later"
                            + " change counts.")
    ConversationView updateConversation(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Valid @RequestBody ConversationChange change) {
        change.check();
        var conversation = reachable.get(caller, id);
        return ConversationView.of(conversations.change(conversation.owner(), id, change::applied));
    }

    @Audited(CONVERSATION_DELETE)
    @DeleteMapping("/{id}")
    @Operation(
            summary = "Delete a conversation with its messages and links",
            description = "The answer is the receipt.")
    Receipt deleteConversation(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var conversation = reachable.get(caller, id);
        return Receipt.of(conversations.delete(conversation.owner(), id));
    }

    /** @param another whether to create one even if there is one already */
    @Schema(
            name = "ConversationCreation",
            example = "{\"knowledge_base_ids\": [\"default\"], \"title\": \"The lighthouse\"}")
    record Creation(
            @Nullable
            @Size(max = 200)
            @JsonAlias("influencer_id")
            @Schema(description = "The assistant that answers; `influencer_id` is the same")
            String assistantId,

            @Nullable
            @Size(min = 1, max = 20)
            @Schema(description = "The knowledge bases that answer questions; by default the account's default one")
            List<@NotNull @Size(max = 200) String> knowledgeBaseIds,

            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String title,

            @Nullable
            @JsonProperty("new")
            @Schema(name = "new", description = "Whether to create another one if there is one already")
            Boolean another) {}

    /** The receipt of a deletion. */
    @Schema(name = "ConversationDeletion")
    record Receipt(
            String id,

            @Schema(description = "Number of messages, of all branches")
            long messages,

            @Schema(description = "Number of links that were shared")
            long links,

            Instant deletedAt) {

        static Receipt of(Conversations.Deleted deleted) {
            return new Receipt(deleted.id(), deleted.messages(), deleted.links(), deleted.at());
        }
    }
}
