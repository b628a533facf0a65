package dev.docent.api.dialect.flask;

import static dev.docent.api.access.Access.Authority.MASTER;
import static dev.docent.api.audit.AuditAction.KEY_CREATE;

import dev.docent.api.access.Access;
import dev.docent.api.access.key.TemporaryKeys;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.TextRules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Issues API keys that expire. */
@RestController
@Tag(name = "Document chat")
class TemporaryKeyController {

    private static final Request DEFAULTS = new Request(null, null, null);

    private final TemporaryKeys keys;

    TemporaryKeyController(TemporaryKeys keys) {
        this.keys = keys;
    }

    @Access(MASTER)
    @Audited(KEY_CREATE)
    @PostMapping("/get_temp_api_key")
    @Operation(
            summary = "Create a temporary API key",
            description =
                    "Requires the master key. The key is shown only once and not stored; `Idempotency-Key` has no effect.")
    ResponseEntity<Minted> createTemporaryKey(@Nullable @Valid @RequestBody(required = false) Request optional) {
        var request = Objects.requireNonNullElse(optional, DEFAULTS);
        var seconds = Objects.requireNonNullElse(request.ttlSeconds(), TemporaryKeys.USUAL_SECONDS);
        var key = keys.issue(request.userId(), seconds, request.scopes());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Minted(key.text(), key.expiresAt(), seconds, key.scopes()));
    }

    /** The key to create. */
    @Schema(name = "TemporaryKeyRequest", example = "{\"user_id\": \"anna\", \"ttl_seconds\": 3600}")
    record Request(
            @Nullable
            @Size(min = 1, max = 200)
            @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            @Schema(
                    description =
                            "The name of the account, which is created if it is new. Defaults to the root account")
            String userId,

            @Nullable @Min(1) @Max(2_592_000) @Schema(defaultValue = "3600")
            Long ttlSeconds,

            @Nullable
            @Size(min = 1, max = 20)
            @Schema(description = "Defaults to `chat`, `documents:read` and `documents:write`")
            List<String> scopes) {}

    /** The key, which is shown only once. */
    @Schema(name = "TemporaryKey")
    record Minted(String apiKey, Instant expiresAt, long expiresIn, List<String> scopes) {}
}
