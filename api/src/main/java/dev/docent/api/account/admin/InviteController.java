package dev.docent.api.account.admin;

import static dev.docent.api.access.Access.Authority.ADMINISTRATOR;
import static dev.docent.api.audit.AuditAction.INVITATION_CREATE;
import static dev.docent.api.audit.AuditAction.INVITATION_DELETE;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.docent.api.access.Access;
import dev.docent.api.access.Account;
import dev.docent.api.access.Caller;
import dev.docent.api.account.EmailAddress;
import dev.docent.api.account.OneTimeToken;
import dev.docent.api.account.OneTimeTokens;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invites people to register. */
@RestController
@Access(ADMINISTRATOR)
@RequestMapping("/api/v1/admin/invites")
@Tag(name = "Running it")
class InviteController {

    private final OneTimeTokens tokens;

    InviteController(OneTimeTokens tokens) {
        this.tokens = tokens;
    }

    @Audited(value = INVITATION_CREATE, result = "invite.id")
    @PostMapping
    @Operation(
            summary = "Invite a person to register",
            description =
                    "The token is shown only this time: hand it over. It is valid once, for seven days, as `invite` of"
                            + " `POST /api/v1/auth/register`, unless registration is closed.")
    ResponseEntity<InviteWithToken> createInvite(
            @AuthenticationPrincipal Caller caller, @Valid @RequestBody InviteRequest request) {
        var email = request.email() == null ? null : EmailAddress.normalize(request.email());
        var role = Objects.requireNonNullElse(request.role(), Account.Role.USER);
        var issued = tokens.invite(email, role, caller.account());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new InviteWithToken(InviteView.of(issued.token()), issued.text()));
    }

    @GetMapping
    @Operation(summary = "List the invites that nobody used, newest first")
    ItemList<InviteView> listInvites(@Valid @ParameterObject Paging paging) {
        return ItemList.of(tokens.invites(paging.newestFirst()), paging, InviteView::of);
    }

    @Audited(INVITATION_DELETE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw an invite")
    void deleteInvite(@PathVariable String id) {
        tokens.withdrawInvite(id);
    }

    /** The invite to create. */
    @Schema(name = "InviteRequest", example = "{\"email\": \"ben@example.com\"}")
    record InviteRequest(
            @Nullable
            @Size(max = 254)
            @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.INVALID)
            @Schema(description = "The only address that may use it; absent for any")
            String email,

            @Schema(description = "Of the new account: `user`, the default, or `administrator`")
            Account.@Nullable Role role) {}

    /** An invite. */
    @Schema(name = "Invite")
    record InviteView(String id, @Nullable String email, String role, Instant createdAt, Instant expiresAt) {

        static InviteView of(OneTimeToken token) {
            return new InviteView(token.id(), token.email(), roleOf(token), token.createdAt(), token.expiresAt());
        }
    }

    private static String roleOf(OneTimeToken invite) {
        return invite.role() == Account.Role.ADMINISTRATOR ? "administrator" : "user";
    }

    /** An invite with its token. */
    @Schema(name = "InviteWithToken")
    record InviteWithToken(@JsonUnwrapped InviteView invite, String token) {

        @Override
        public String toString() {
            return "InviteWithToken";
        }
    }
}
