package dev.docent.api.dialect.aimaker;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.docent.api.assistant.Assistant;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A chat configuration, as the object store keeps it and whoever has its link reads it. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
@Schema(name = "AiMakerChatConfig")
record ChatConfig(
        String chatConfigId,
        String title,
        @Nullable String model,
        @Nullable String systemPrompt,
        @Nullable Double temperature,
        Instant createdAt,
        Instant updatedAt) {

    static ChatConfig of(Assistant assistant) {
        var settings = assistant.settings();
        return new ChatConfig(
                assistant.id(),
                settings.shownName(),
                settings.model(),
                settings.instructions(),
                settings.temperature(),
                assistant.createdAt(),
                assistant.updatedAt());
    }
}
