package dev.docent.api.access.key;

import static dev.docent.api.access.Access.Authority.ADMIN;
import static dev.docent.api.audit.AuditAction.KEY_CHANGE;
import static dev.docent.api.audit.AuditAction.KEY_CREATE;
import static dev.docent.api.audit.AuditAction.KEY_REVOKE;
import static dev.docent.api.audit.AuditAction.KEY_ROTATE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.access.KeyBudget;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.exchange.TextRules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API keys of an account. */
@RestController
@Access(ADMIN)
@RequestMapping("/api/v1/keys")
@Tag(name = "Keys")
class KeyController {

    private static final String OTHERS = "With the master key: the `user_id` of another account";

    private final IssuedKeys keys;
    private final KeyGrants grants;
    private final KeyOwner owners;

    KeyController(IssuedKeys keys, KeyGrants grants, KeyOwner owners) {
        this.keys = keys;
        this.grants = grants;
        this.owners = owners;
    }

    @Audited(value = KEY_CREATE, result = "key.id")
    @PostMapping
    @Operation(
            summary = "Create an API key",
            description =
                    "The key is shown only once and not stored; `Idempotency-Key` has no effect. It expires after 90 days"
                            + " unless `expires_at` says otherwise, and permits nothing that the caller's key does not permit."
                            + " Beyond its `budget`, requests are refused until the next day (429). An account has at most"
                            + " 100 keys.")
    ResponseEntity<KeyView.WithText> createKey(
            @AuthenticationPrincipal Caller caller, @Valid @RequestBody Creation creation) {
        var account = owners.create(caller, creation.userId());
        var granted = grants.of(caller, account, creation.scopes(), creation.knowledgeBaseIds());
        var end = grants.end(creation.expiresAt());
        var name = creation.name().strip();
        return shownOnce(HttpStatus.CREATED, keys.issue(account, name, granted, creation.budget(), end));
    }

    @GetMapping
    @Operation(summary = "List your API keys, newest first, including temporary ones")
    ItemList<KeyView> listKeys(
            @AuthenticationPrincipal Caller caller,
            @Nullable @RequestParam(name = "user_id", required = false) @Parameter(description = OTHERS) String userId,
            @Valid @ParameterObject Paging paging) {
        return ItemList.of(keys.list(owners.find(caller, userId), paging.newestFirst()), paging, KeyView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Get an API key")
    KeyView getKey(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Nullable @RequestParam(name = "user_id", required = false) @Parameter(description = OTHERS)
                    String userId) {
        return KeyView.of(keys.get(owners.find(caller, userId), id));
    }

    @Audited(KEY_CHANGE)
    @PatchMapping("/{id}")
    @Operation(
            summary = "Change an API key",
            description = "Members that are absent or null stay unchanged. An empty `budget` or an empty"
                    + " `knowledge_base_ids` removes the limit. What the key no longer permits ends at once, its chat tokens"
                    + " and open streams included.")
    KeyView updateKey(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Nullable @RequestParam(name = "user_id", required = false) @Parameter(description = OTHERS) String userId,
            @Valid @RequestBody Change change) {
        var key = keys.get(owners.find(caller, userId), id);
        var changed = grants.changed(caller, key, change.scopes(), change.knowledgeBaseIds());
        var end = change.expiresAt() == null ? key.expiresAt() : grants.end(change.expiresAt());
        var name = change.name() == null ? key.name() : change.name().strip();
        var budget = change.budget() == null ? key.grants().budget() : change.budget();
        return KeyView.of(keys.change(key, name, changed, budget, end));
    }

    @Audited(KEY_ROTATE)
    @PostMapping("/{id}/rotate")
    @Operation(
            summary = "Replace the text of an API key",
            description =
                    "The new text is shown only once. The previous one ends at once, and with it its chat tokens and"
                            + " open streams.")
    ResponseEntity<KeyView.WithText> rotateKey(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Nullable @RequestParam(name = "user_id", required = false) @Parameter(description = OTHERS)
                    String userId) {
        var key = keys.get(owners.find(caller, userId), id);
        grants.require(caller, key.grants().asGrants());
        return shownOnce(HttpStatus.OK, keys.rotate(key));
    }

    @Audited(KEY_REVOKE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Revoke an API key",
            description = "Its chat tokens, open streams and repeated answers end with it, within a second.")
    void revokeKey(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Nullable @RequestParam(name = "user_id", required = false) @Parameter(description = OTHERS)
                    String userId) {
        keys.revoke(keys.get(owners.find(caller, userId), id));
    }

    private static ResponseEntity<KeyView.WithText> shownOnce(HttpStatus status, IssuedKeys.Issued issued) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(KeyView.WithText.of(issued));
    }

    /** The key to create. */
    @Schema(
            name = "ApiKeyCreation",
            example = "{\"name\": \"Reports\", \"scopes\": [\"chat\", \"documents:read\"],"
                    + " \"budget\": {\"requests_per_day\": 1000}}")
    record Creation(
            @NotNull @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String name,

            @Nullable
            @Size(min = 1, max = 20)
            @Schema(description = "Defaults to `chat`, `documents:read` and `documents:write`")
            List<String> scopes,

            @Nullable
            @Size(max = 100)
            @Schema(
                    description =
                            "The only knowledge bases that the key reaches: what is in others does not exist for it."
                                    + " Absent for all, present and future")
            List<@NotNull String> knowledgeBaseIds,

            @Nullable @Schema(description = "At most a year from now; defaults to 90 days")
            Instant expiresAt,

            @Nullable @Valid KeyBudget budget,

            @Nullable
            @Size(min = 1, max = 200)
            @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            @Schema(description = "With the master key: the name of another account, which is created if it is new")
            String userId) {}

    /** The members to change; null ones stay unchanged. */
    @Schema(name = "ApiKeyChange", example = "{\"name\": \"Weekly reports\"}")
    record Change(
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String name,

            @Nullable @Size(min = 1, max = 20) List<String> scopes,

            @Nullable @Size(max = 100) List<@NotNull String> knowledgeBaseIds,

            @Nullable @Schema(description = "At most a year from now")
            Instant expiresAt,

            @Nullable @Valid KeyBudget budget) {}
}
