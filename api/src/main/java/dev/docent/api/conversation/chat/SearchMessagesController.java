package dev.docent.api.conversation.chat;

import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.conversation.history.Message;
import dev.docent.api.conversation.history.MessagePaths;
import dev.docent.api.conversation.text.Snippet;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches the messages of the caller's account. */
@RestController
@Tag(name = "Conversations")
class SearchMessagesController {

    private final MessagePaths paths;
    private final Conversations conversations;

    SearchMessagesController(MessagePaths paths, Conversations conversations) {
        this.paths = paths;
        this.conversations = conversations;
    }

    @Access(value = CHAT, and = WHOLE_ACCOUNT)
    @GetMapping("/api/v1/chat/search")
    @Operation(
            summary = "Search your messages",
            description =
                    "Finds the messages of all branches that contain all words, whatever their case and diacritics, the"
                            + " newest first. `total` counts at most 1000.")
    ItemList<Match> searchMessages(
            @AuthenticationPrincipal Caller caller,
            @Size(max = 200)
                    @Pattern(
                            regexp = "[\\s\\S]*[\\p{L}\\p{N}][\\s\\S]*",
                            message = "must contain at least one letter or digit")
                    @RequestParam
                    String q,
            @Valid @ParameterObject Paging paging) {
        var found = paths.search(caller.account(), q, paging.size(), paging.start());
        var ids = found.stream().map(Message::conversation).collect(Collectors.toSet());
        var titles = ids.isEmpty() ? Map.<String, Conversation>of() : conversations.get(caller.account(), ids);
        return ItemList.of(found, paging, message -> Match.of(message, titles.get(message.conversation()), q));
    }

    /** A message that was found. */
    @Schema(name = "MessageMatch")
    record Match(
            String messageId,
            String conversationId,
            @Nullable String conversationTitle,

            @Schema(allowableValues = {"user", "assistant"}) String role,

            @Schema(description = "The part of the message around the first word that was found")
            String snippet,

            Instant createdAt) {

        static Match of(Message message, @Nullable Conversation conversation, String text) {
            return new Match(
                    message.id(),
                    message.conversation(),
                    conversation == null ? null : conversation.title(),
                    message.role().name().toLowerCase(Locale.ROOT),
                    Snippet.of(message.content(), text),
                    message.createdAt());
        }
    }
}
