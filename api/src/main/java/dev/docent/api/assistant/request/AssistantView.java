package dev.docent.api.assistant.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.docent.api.assistant.Assistant;
import dev.docent.api.assistant.Visibility;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An assistant as clients see it. */
@Schema(name = "Assistant")
record AssistantView(
        String id,
        String name,
        String displayName,
        @Nullable String avatarUrl,
        @Nullable String description,
        @Nullable String category,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "How it should answer; shown to its owner only")
        String systemInstructions,

        Map<String, Object> personalityTraits,

        @Nullable @Schema(description = "The chat model that its owner wishes; null for the configured one")
        String model,

        @Nullable @Schema(description = "Null for the default of the model")
        Double temperature,

        @Schema(
                description =
                        "Its owner's knowledge bases that it answers from; if empty, it answers from the asker's own")
        List<String> knowledgeBaseIds,

        @Schema(allowableValues = {"private", "shared", "public"})
        Visibility visibility,

        @JsonProperty("is_active") @Schema(description = "If false, only its owner sees and uses it")
        boolean isActive,

        List<String> suggestedPrompts,

        @Schema(description = "Whether it is yours") boolean owned,

        @Schema(description = "Number of its current version")
        int version,

        Instant createdAt,
        Instant updatedAt) {

    /** {@return the assistant} @param account id of the account that sees it; null for anybody */
    static AssistantView of(Assistant assistant, @Nullable String account) {
        var settings = assistant.settings();
        var owned = assistant.owner().equals(account);
        return new AssistantView(
                assistant.id(),
                settings.name(),
                settings.shownName(),
                settings.avatarUrl(),
                settings.description(),
                settings.category(),
                owned ? settings.instructions() : null,
                settings.traits(),
                settings.model(),
                settings.temperature(),
                settings.knowledgeBases(),
                assistant.visibility(),
                assistant.active(),
                settings.suggestedPrompts(),
                owned,
                assistant.revision(),
                assistant.createdAt(),
                assistant.updatedAt());
    }
}
