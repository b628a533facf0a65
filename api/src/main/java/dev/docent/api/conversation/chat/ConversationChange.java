package dev.docent.api.conversation.chat;

import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Conversation.Shelf;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The members to change; null ones stay unchanged. */
@Schema(name = "ConversationChange", example = "{\"title\": \"The lighthouse\", \"pinned\": true}")
record ConversationChange(
        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
        String title,

        @Nullable @Schema(description = "Whether lists show it first")
        Boolean pinned,

        @Nullable @Schema(description = "Whether lists hide it")
        Boolean archived) {

    /** @throws ProblemException (400) if it contradicts itself */
    void check() {
        if (Boolean.TRUE.equals(pinned) && Boolean.TRUE.equals(archived)) {
            throw ProblemException.badRequest("pinned", "cannot be true together with archived");
        }
    }

    Conversation applied(Conversation conversation) {
        var shelved = conversation.on(archived(pinned(conversation.shelf())));
        return title == null ? shelved : shelved.titled(title.strip());
    }

    private Shelf pinned(Shelf shelf) {
        if (Boolean.TRUE.equals(pinned)) {
            return Shelf.PINNED;
        }
        return pinned != null && shelf == Shelf.PINNED ? Shelf.OPEN : shelf;
    }

    private Shelf archived(Shelf shelf) {
        if (Boolean.TRUE.equals(archived)) {
            return Shelf.ARCHIVED;
        }
        return archived != null && shelf == Shelf.ARCHIVED ? Shelf.OPEN : shelf;
    }
}
