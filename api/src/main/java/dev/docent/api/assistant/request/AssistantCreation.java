package dev.docent.api.assistant.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.docent.api.assistant.AssistantSettings;
import dev.docent.api.assistant.Visibility;
import dev.docent.api.exchange.TextRules;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An assistant to create. */
@Schema(
        name = "AssistantCreation",
        example = "{\"name\": \"lease-guide\", \"display_name\": \"Lease guide\", \"category\": \"law\","
                + " \"system_instructions\": \"Explain terms of law in plain words.\","
                + " \"personality_traits\": {\"tone\": \"patient\"}, \"knowledge_base_ids\": [\"default\"]}")
record AssistantCreation(
        @NotNull @Size(min = 1, max = 100) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
        String name,

        @Nullable
        @Size(min = 1, max = 200)
        @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
        @Schema(description = "The name that users see; defaults to `name`")
        String displayName,

        @Nullable
        @Size(max = 2000)
        @Pattern(regexp = AVATAR, message = NOT_AVATAR)
        @Schema(description = "The address of an image, which this service does not read")
        String avatarUrl,

        @Nullable @Size(max = 2000) String description,

        @Nullable @Size(max = 100) @Pattern(regexp = "^$|" + TextRules.NAME, message = TextRules.NOT_NAME)
        String category,

        @Nullable
        @Size(max = AssistantSettings.MAX_INSTRUCTIONS)
        @Schema(
                description =
                        "How it should answer, for a chat model. Instructions change the tone of answers, never what"
                                + " is searched, cited or refused. Shown to the owner only")
        String systemInstructions,

        @Nullable
        @PersonalityTraits
        @Schema(description = "Strings, numbers, booleans, or lists of them, by their names")
        Map<String, @Nullable Object> personalityTraits,

        @Nullable
        @Pattern(regexp = AssistantSettings.MODEL, message = AssistantSettings.NOT_MODEL)
        @Schema(
                description = "A chat model of the configured provider. It counts if `docent.assistants.models` has it;"
                        + " otherwise the configured one answers")
        String model,

        @Nullable @DecimalMin("0") @DecimalMax("2") @Schema(description = "Of the chat model, where that allows it")
        Double temperature,

        @Nullable
        @Size(max = 50)
        @Schema(
                description =
                        "Your own knowledge bases that it answers from, whoever asks: others read what answers cite,"
                                + " and nothing else. If empty, it answers from the asker's own")
        List<@NotNull @Size(max = 200) String> knowledgeBaseIds,

        @Nullable
        @Schema(
                implementation = String.class,
                description = "Who may use it: you, accounts that accept its link, or everybody. Defaults to `private`",
                allowableValues = {"private", "shared", "public"})
        Visibility visibility,

        @Nullable
        @JsonProperty("is_active")
        @Schema(description = "If false, only you see and use it. Defaults to true")
        Boolean isActive,

        @Nullable @Size(max = 20) @Schema(description = "Questions to begin with")
        List<@NotNull @Size(min = 1, max = 500) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME) String>
                suggestedPrompts) {

    static final String AVATAR = "^$|^(https://[^\\s/?#@]+([/?][^\\s]*)?|/[^\\s/][^\\s]*)$";
    static final String NOT_AVATAR = "must be a URL that begins with https://, or a path of this service";

    private static final AssistantSettings EMPTY =
            new AssistantSettings("unnamed", null, null, null, null, null, Map.of(), null, null, List.of(), List.of());

    /** {@return the settings of the assistant} @param bases ids of the knowledge bases, checked */
    AssistantSettings settings(List<String> bases) {
        return new AssistantChange(
                        name,
                        displayName,
                        avatarUrl,
                        description,
                        category,
                        systemInstructions,
                        personalityTraits,
                        model,
                        temperature,
                        knowledgeBaseIds,
                        visibility,
                        isActive,
                        suggestedPrompts)
                .of(EMPTY, bases);
    }
}
