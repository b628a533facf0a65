package dev.docent.api.dialect.flask;

import static dev.docent.api.access.Access.Authority.MASTER;

import dev.docent.api.access.Access;
import dev.docent.api.access.TemporaryKeys;
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

/** Keys for a limited time, minted with the master key. */
@RestController
@Tag(name = "Document chat")
class TemporaryKeyController {

    private static final Request USUAL = new Request(null, null, null);

    private final TemporaryKeys keys;

    TemporaryKeyController(TemporaryKeys keys) {
        this.keys = keys;
    }

    @Access(MASTER)
    @PostMapping("/get_temp_api_key")
    @Operation(
            summary = "Mint a temporary API key",
            description =
                    "With the master key alone. The key is shown once and not kept, so that `Idempotency-Key` has no"
                            + " effect here.")
    ResponseEntity<Minted> mint(@Nullable @Valid @RequestBody(required = false) Request optional) {
        var request = Objects.requireNonNullElse(optional, USUAL);
        var seconds = Objects.requireNonNullElse(request.ttlSeconds(), TemporaryKeys.USUAL_SECONDS);
        var key = keys.mint(request.userId(), seconds, request.scopes());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Minted(key.text(), key.expiresAt(), seconds, key.scopes()));
    }

    /**
     * What key is wanted.
     *
     * @param userId names the tenant, who is made when new; the root account when absent
     * @param ttlSeconds 3600 when absent
     * @param scopes chat, documents:read and documents:write when absent
     */
    @Schema(name = "TemporaryKeyRequest")
    record Request(
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String userId,

            @Nullable @Min(1) @Max(2_592_000) @Schema(defaultValue = "3600")
            Long ttlSeconds,

            @Nullable @Size(min = 1, max = 20) List<String> scopes) {}

    /** The key, shown this once. */
    @Schema(name = "TemporaryKey")
    record Minted(String apiKey, Instant expiresAt, long expiresIn, List<String> scopes) {}
}
