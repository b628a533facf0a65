package dev.docent.api.account.oidc;

import static dev.docent.api.access.Access.Authority.SIGNED_IN;
import static dev.docent.api.audit.AuditAction.IDENTITY_UNLINK;
import static dev.docent.api.audit.AuditAction.NONE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.access.external.IssuerUnavailableException;
import dev.docent.api.access.external.LinkedIdentities;
import dev.docent.api.access.external.LinkedIdentity;
import dev.docent.api.access.external.SignInIssuers;
import dev.docent.api.account.PasswordPolicy;
import dev.docent.api.account.check.LoginProofs;
import dev.docent.api.account.oidc.OidcAttempt.Journey;
import dev.docent.api.account.session.Sessions;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/** Links users of other issuers to the account of a person who signed in with a password, because that person says so. */
@RestController
@Access(SIGNED_IN)
@RequestMapping("/api/v1/auth/identities")
@Tag(name = "Accounts")
class IdentityController {

    private static final Logger log = LoggerFactory.getLogger(IdentityController.class);

    private final LinkedIdentities identities;
    private final SignInIssuers issuers;
    private final AttemptCookie cookie;
    private final LoginProofs proofs;
    private final Sessions sessions;
    private final Clock clock;

    IdentityController(
            LinkedIdentities identities,
            SignInIssuers issuers,
            AttemptCookie cookie,
            LoginProofs proofs,
            Sessions sessions,
            Clock clock) {
        this.identities = identities;
        this.issuers = issuers;
        this.cookie = cookie;
        this.proofs = proofs;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List the users of issuers that are linked to your account")
    ItemList<IdentityView> listIdentities(
            @AuthenticationPrincipal Caller caller, @Valid @ParameterObject Paging paging) {
        return ItemList.of(identities.of(caller.account()), paging, IdentityView::of);
    }

    @Audited(NONE)
    @PostMapping
    @Operation(
            summary = "Begin to link a user of an issuer to your account",
            description =
                    "Requires the password or a code. Send the same browser to the `url`: once you signed in there, that user"
                            + " signs in to this account, and its tokens reach it. A user who has an account already is not"
                            + " linked. `return_to` and `cookies` are those of `GET /api/v1/auth/oidc/{issuer}`.")
    ResponseEntity<LinkView> linkIdentity(
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody LinkRequest request,
            @Parameter(hidden = true) HttpServletRequest http) {
        proofs.require(caller.account(), request.password(), request.code());
        var issuer = issuers.find(request.issuer())
                .orElseThrow(() -> ProblemException.badRequest("issuer", "is no issuer at which people sign in"));
        var journey = new Journey(
                !Boolean.FALSE.equals(request.cookies()), Objects.requireNonNullElse(request.returnTo(), "/"));
        try {
            var begun = issuer.begin(http);
            var session = caller.credential().toString();
            var attempt = new OidcAttempt(issuer.name(), begun.attempt(), journey, session, clock.instant());
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .header(HttpHeaders.SET_COOKIE, cookie.with(attempt))
                    .body(new LinkView(begun.url()));
        } catch (IssuerUnavailableException failure) {
            throw ProblemException.unavailable(OidcRefusal.ISSUER_UNAVAILABLE.detail(), failure);
        }
    }

    @Audited(value = IDENTITY_UNLINK, path = "issuer")
    @DeleteMapping(path = "/{issuer}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "End the link with a user of an issuer",
            description = "Requires the password or a code. All sessions end, this one included: sign in again.")
    void unlinkIdentity(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String issuer,
            @Valid @RequestBody UnlinkProof proof) {
        proofs.require(caller.account(), proof.password(), proof.code());
        if (!identities.unlink(caller.account(), issuer)) {
            throw ProblemException.notFound("Your account is not linked to a user of this issuer");
        }
        sessions.endAll(caller.account());
        log.info("event=identity_unlinked account={} issuer={}", caller.account(), issuer);
    }

    /** The issuer, and what proves that the caller is the person who signed in. */
    @Schema(name = "LinkRequest", description = "An issuer, and the password or a code of the second factor")
    record LinkRequest(
            @NotNull @Size(max = 40) String issuer,

            @Nullable @Size(max = 4 * PasswordPolicy.MAX_LENGTH)
            String password,

            @Nullable @Size(max = 50) String code,

            @Nullable
            @Size(max = ReturnPath.MAX_LENGTH)
            @Pattern(regexp = ReturnPath.PATTERN, message = ReturnPath.INVALID)
            String returnTo,

            @Nullable Boolean cookies) {

        @Override
        public String toString() {
            return "LinkRequest[issuer=" + issuer + "]";
        }
    }

    /** Proves that the caller is the person who signed in. */
    @Schema(name = "UnlinkProof", description = "The password, or a code of the second factor")
    record UnlinkProof(
            @Nullable @Size(max = 4 * PasswordPolicy.MAX_LENGTH)
            String password,

            @Nullable @Size(max = 50) String code) {

        @Override
        public String toString() {
            return "UnlinkProof";
        }
    }

    /** Where the browser goes. */
    @Schema(name = "Link")
    record LinkView(String url) {}

    /** A user of an issuer who signs in to the account. */
    @Schema(name = "Identity")
    record IdentityView(
            String issuer,

            @Schema(description = "The user, as the issuer names it")
            String user,

            Instant createdAt) {

        static IdentityView of(LinkedIdentity identity) {
            return new IdentityView(identity.issuer(), identity.subject(), identity.createdAt());
        }
    }
}
