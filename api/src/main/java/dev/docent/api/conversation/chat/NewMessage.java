package dev.docent.api.conversation.chat;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.knowledge.EffectiveStrictness;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.answering.Strictness;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A question to a conversation. */
@Schema(name = "NewMessage", example = "{\"content\": \"What is Docent?\"}")
record NewMessage(
        @NotNull
        @Size(min = 1, max = 4000)
        @Pattern(regexp = TextRules.QUESTION, message = TextRules.NOT_QUESTION)
        @JsonAlias({"query", "prompt"})
        String content,

        @Nullable
        @Pattern(regexp = "text|image|audio|multimodal", message = "must be text, image, audio or multimodal")
        @Schema(
                defaultValue = "text",
                allowableValues = {"text", "image", "audio", "multimodal"})
        String messageType,

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

    /** @throws ProblemException (400, 422) if it contradicts itself, or is of a type that is not supported */
    void check() {
        if (parentMessageId != null && editedMessageId != null) {
            throw ProblemException.badRequest("parent_message_id", "cannot be given together with edited_message_id");
        }
        if (messageType != null && !messageType.equals("text")) {
            throw ProblemException.of(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "Messages of the type " + messageType + " are not supported: the only supported type is text");
        }
    }
}
