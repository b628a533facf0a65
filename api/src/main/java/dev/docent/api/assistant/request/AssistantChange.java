package dev.docent.api.assistant.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.docent.api.assistant.Assistant;
import dev.docent.api.assistant.AssistantSettings;
import dev.docent.api.assistant.Visibility;
import dev.docent.api.exchange.TextRules;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The members of an assistant to change; null ones stay unchanged, and empty ones are removed. */
@Schema(name = "AssistantChange", example = "{\"visibility\": \"public\", \"temperature\": 0.4}")
record AssistantChange(
        @Nullable @Size(min = 1, max = 100) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
        String name,

        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
        String displayName,

        @Nullable @Size(max = 2000) @Pattern(regexp = AssistantCreation.AVATAR, message = AssistantCreation.NOT_AVATAR)
        String avatarUrl,

        @Nullable @Size(max = 2000) String description,

        @Nullable @Size(max = 100) @Pattern(regexp = "^$|" + TextRules.NAME, message = TextRules.NOT_NAME)
        String category,

        @Nullable @Size(max = AssistantSettings.MAX_INSTRUCTIONS)
        String systemInstructions,

        @Nullable @PersonalityTraits Map<String, @Nullable Object> personalityTraits,

        @Nullable @Pattern(regexp = AssistantSettings.MODEL, message = AssistantSettings.NOT_MODEL)
        String model,

        @Nullable @DecimalMin("0") @DecimalMax("2") Double temperature,

        @Nullable @Size(max = 50) List<@NotNull @Size(max = 200) String> knowledgeBaseIds,

        @Nullable
        @Schema(
                implementation = String.class,
                allowableValues = {"private", "shared", "public"})
        Visibility visibility,

        @Nullable @JsonProperty("is_active") Boolean isActive,

        @Nullable @Size(max = 20)
        List<@NotNull @Size(min = 1, max = 500) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME) String>
                suggestedPrompts) {

    /** {@return the settings with these members} @param bases ids of the knowledge bases, checked */
    AssistantSettings of(AssistantSettings old, List<String> bases) {
        return new AssistantSettings(
                name == null ? old.name() : name.strip(),
                displayName == null ? old.displayName() : displayName.strip(),
                text(avatarUrl, old.avatarUrl()),
                text(description, old.description()),
                text(category, old.category()),
                text(systemInstructions, old.instructions()),
                personalityTraits == null ? old.traits() : withoutNulls(personalityTraits),
                text(model, old.model()),
                temperature == null ? old.temperature() : temperature,
                knowledgeBaseIds == null ? old.knowledgeBases() : bases,
                Objects.requireNonNullElse(suggestedPrompts, old.suggestedPrompts()));
    }

    /** {@return the assistant with these members} */
    Assistant of(Assistant old, List<String> bases) {
        return old.with(of(old.settings(), bases))
                .with(
                        Objects.requireNonNullElse(visibility, old.visibility()),
                        Objects.requireNonNullElse(isActive, old.active()));
    }

    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> traits) {
        var present = new LinkedHashMap<String, Object>();
        traits.forEach((trait, value) -> {
            if (value != null) {
                present.put(trait, value);
            }
        });
        return present;
    }

    private static @Nullable String text(@Nullable String changed, @Nullable String old) {
        if (changed == null) {
            return old;
        }
        return changed.isBlank() ? null : changed.strip();
    }
}
