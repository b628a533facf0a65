package dev.docent.api.assistant.request;

import dev.docent.api.assistant.Assistant;
import dev.docent.api.assistant.AssistantVersion;
import dev.docent.api.assistant.AssistantVersions;
import dev.docent.api.sharing.AccountNames;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A version of an assistant as its owner sees it. */
@Schema(name = "AssistantVersion")
record AssistantVersionView(
        int number,

        @Schema(description = "The members that differ from those of the version before; empty for the first one")
        List<String> changes,

        ChangedBy changedBy,

        @Schema(description = "The assistant as it was") AssistantView assistant,

        Instant createdAt) {

    /** Who made a version. */
    @Schema(name = "AssistantVersionAuthor")
    record ChangedBy(
            String accountId,
            String displayName,

            @Schema(description = "Id of the key or session")
            String credentialId) {}

    static AssistantVersionView of(AssistantVersions.Compared compared, Assistant now, AccountNames names) {
        var version = compared.version();
        var author = version.changed();
        return new AssistantVersionView(
                version.number(),
                changes(compared.before(), version),
                new ChangedBy(author.account(), names.of(author.account()), author.credential()),
                AssistantView.of(now.at(version), now.owner()),
                version.createdAt());
    }

    private static List<String> changes(@Nullable AssistantVersion before, AssistantVersion after) {
        if (before == null) {
            return List.of();
        }
        var old = members(before);
        return members(after).entrySet().stream()
                .filter(member -> !Objects.equals(member.getValue(), old.get(member.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, @Nullable Object> members(AssistantVersion version) {
        var settings = version.settings();
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("name", settings.name());
        members.put("display_name", settings.displayName());
        members.put("avatar_url", settings.avatarUrl());
        members.put("description", settings.description());
        members.put("category", settings.category());
        members.put("system_instructions", settings.instructions());
        members.put("personality_traits", settings.traits());
        members.put("model", settings.model());
        members.put("temperature", settings.temperature());
        members.put("knowledge_base_ids", settings.knowledgeBases());
        members.put("visibility", version.visibility());
        members.put("is_active", version.active());
        members.put("suggested_prompts", settings.suggestedPrompts());
        return members;
    }
}
