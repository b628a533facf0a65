package dev.docent.api.conversation.chat;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.knowledge.EffectiveStrictness;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.answering.Strictness;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question to a conversation. */
@Schema(name = "NewMessage", example = "{\"content\": \"What is Docent?\"}")
record NewMessage(
        @Nullable
        @Size(min = 1, max = 4000)
        @Pattern(regexp = TextRules.QUESTION, message = TextRules.NOT_QUESTION)
        @JsonAlias({"query", "prompt"})
        @Schema(description = "May be empty or left out with an image or audio")
        String content,

        @Nullable
        @Pattern(regexp = "text|image|audio|multimodal", message = "must be text, image, audio or multimodal")
        @Schema(
                defaultValue = "text",
                allowableValues = {"text", "image", "audio", "multimodal"})
        String messageType,

        @Nullable
        @Size(max = 10)
        @Schema(description = "Images: URLs of `/api/v1/media/upload`, or of hosts that the installation permits")
        List<@NotNull @Size(max = 2000) String> mediaUrls,

        @Nullable
        @Size(max = 2000)
        @Schema(
                description =
                        "Audio: a URL of `/api/v1/media/upload`. What is said in it is written down and becomes part of the content")
        String audioUrl,

        @Nullable
        @PositiveOrZero
        @Schema(description = "Accepted for other clients; the file itself tells its duration")
        Double audioDurationSeconds,

        @Nullable
        @Size(max = 200)
        @Schema(description = "The answer that it follows; by default the last one of the chosen path")
        String parentMessageId,

        @Nullable
        @Size(max = 200)
        @Schema(description = "The question that it replaces: both are kept, as branches of the same message")
        String editedMessageId,

        @Nullable
        @Schema(
                implementation = String.class,
                description = EffectiveStrictness.OF_QUESTION,
                allowableValues = {"lenient", "balanced", "strict"})
        Strictness strictness) {

    /** Clients send an empty content with an image or audio that comes without words. */
    NewMessage {
        if (content != null && content.isBlank() && messageType != null && !messageType.equals("text")) {
            content = null;
        }
    }

    /** @throws ProblemException (400) if it contradicts itself, or has nothing to answer */
    void check() {
        if (parentMessageId != null && editedMessageId != null) {
            throw ProblemException.badRequest("parent_message_id", "cannot be given together with edited_message_id");
        }
        if (content == null && type().equals("text")) {
            throw ProblemException.badRequest("content", "must not be null");
        }
    }

    /** {@return the type of the message} */
    String type() {
        return messageType == null ? "text" : messageType;
    }
}
