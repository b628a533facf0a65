package dev.docent.api.dialect.aimaker;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.docent.api.assistant.AssistantSettings;
import dev.docent.api.exchange.TextRules;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a chat configuration or a session is set to; members that are absent or null stay unchanged. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
@Schema(
        name = "AiMakerChatSettings",
        example = "{\"title\": \"Lease guide\", \"systemPrompt\": \"Explain terms of law in plain words.\","
                + " \"model\": \"gemini-2.5-flash\", \"temperature\": 0.4}")
record ChatSettings(
        @Nullable
        @Pattern(regexp = AssistantSettings.MODEL, message = AssistantSettings.NOT_MODEL)
        @Schema(description = "It counts if `docent.assistants.models` has it; otherwise the configured one answers")
        String model,

        @Nullable @Size(max = AssistantSettings.MAX_INSTRUCTIONS)
        String systemPrompt,

        @Nullable @DecimalMin("0") @DecimalMax("2") Double temperature,

        @Nullable @Size(min = 1, max = 100) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
        String title) {

    private static final AssistantSettings UNTITLED =
            new AssistantSettings("Chat", null, null, null, null, null, Map.of(), null, null, List.of(), List.of());

    AssistantSettings created() {
        return changed(UNTITLED);
    }

    AssistantSettings changed(AssistantSettings old) {
        return new AssistantSettings(
                title == null ? old.name() : title.strip(),
                title == null ? old.displayName() : null,
                old.avatarUrl(),
                old.description(),
                old.category(),
                systemPrompt == null ? old.instructions() : systemPrompt,
                old.traits(),
                model == null ? old.model() : model,
                temperature == null ? old.temperature() : temperature,
                old.knowledgeBases(),
                old.suggestedPrompts());
    }
}
