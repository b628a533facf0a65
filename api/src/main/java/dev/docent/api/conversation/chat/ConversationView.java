package dev.docent.api.conversation.chat;

import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Conversation.Shelf;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A conversation as clients see it. */
@Schema(name = "Conversation")
record ConversationView(
        String id,

        @Nullable @Schema(description = "Taken from the first question, unless one was given")
        String title,

        @Nullable String assistantId,

        @Nullable @Schema(description = "The same as `assistant_id`")
        String influencerId,

        List<String> knowledgeBaseIds,
        boolean pinned,

        @Schema(description = "Whether lists hide it") boolean archived,

        @Nullable @Schema(description = "The last message of the chosen path, shortened; null until there is one")
        Last lastMessage,

        @Nullable
        @Schema(
                description =
                        "The summary that the chat model receives in place of messages that are too long for it. Null if nothing is"
                                + " too long, and without a chat model")
        Summary summary,

        Instant createdAt,

        @Schema(description = "When it was last written to") Instant updatedAt) {

    static ConversationView of(Conversation conversation) {
        return new ConversationView(
                conversation.id(),
                conversation.title(),
                conversation.assistant(),
                conversation.assistant(),
                conversation.knowledgeBases().ids(),
                conversation.shelf() == Shelf.PINNED,
                conversation.shelf() == Shelf.ARCHIVED,
                Last.of(conversation.lastMessage()),
                Summary.of(conversation.summary()),
                conversation.createdAt(),
                conversation.updatedAt());
    }

    /** The beginning of a message. */
    @Schema(name = "LastMessage")
    record Last(
            String id,

            @Schema(allowableValues = {"user", "assistant"}) String role,

            String content,
            Instant createdAt) {

        static @Nullable Last of(Conversation.@Nullable LastMessage last) {
            return last == null
                    ? null
                    : new Last(last.id(), last.role().name().toLowerCase(Locale.ROOT), last.text(), last.at());
        }
    }

    /** A summary of earlier messages. */
    @Schema(name = "ConversationSummary")
    record Summary(
            String text,

            @Schema(description = "The last message that it covers")
            String throughMessageId,

            Instant createdAt) {

        static @Nullable Summary of(Conversation.@Nullable Summary summary) {
            return summary == null ? null : new Summary(summary.text(), summary.through(), summary.at());
        }
    }
}
