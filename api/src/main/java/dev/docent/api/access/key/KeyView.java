package dev.docent.api.access.key;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.docent.api.access.KeyBudget;
import dev.docent.api.access.Permission;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API key in the API. */
@Schema(name = "ApiKey")
record KeyView(
        String id,

        @Nullable @Schema(description = "Null for a temporary key")
        String name,

        @Schema(description = "The first characters of the key, to tell keys apart", example = "dk_x8Rv2L")
        String prefix,

        List<String> scopes,

        @Nullable @Schema(description = "The only knowledge bases that it reaches; null for all of the account")
        List<String> knowledgeBaseIds,

        @Nullable KeyBudget budget,

        @Nullable @Schema(description = "Null for keys of early versions that do not expire")
        Instant expiresAt,

        Instant createdAt,

        @Nullable @Schema(description = "Within a minute; null before the first use")
        Instant lastUsedAt) {

    static KeyView of(ApiKey key) {
        var only = key.grants().knowledgeBases();
        return new KeyView(
                key.id(),
                key.name(),
                key.prefix(),
                key.grants().permissions().stream()
                        .sorted()
                        .map(Permission::scope)
                        .toList(),
                only == null ? null : only.stream().sorted().toList(),
                key.grants().budget(),
                key.expiresAt(),
                key.createdAt(),
                key.lastUsedAt());
    }

    /** A key with its text. */
    @Schema(name = "ApiKeyWithText")
    record WithText(
            @JsonUnwrapped KeyView key,

            @Schema(
                    description = "The key, for the header `X-API-Key`; shown only this time",
                    example = "dk_x8Rv2LmJ0Qe7yWcT4nUa1oBzKp9sDf3hGi6VtXr5EkY")
            String apiKey) {

        static WithText of(IssuedKeys.Issued issued) {
            return new WithText(KeyView.of(issued.key()), issued.text());
        }

        @Override
        public String toString() {
            return "ApiKeyWithText[id=" + key.id() + "]";
        }
    }
}
