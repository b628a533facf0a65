package dev.docent.api.account.oidc;

import static dev.docent.api.access.Access.Authority.ANYONE;

import dev.docent.api.access.Access;
import dev.docent.api.access.external.IssuerUnavailableException;
import dev.docent.api.access.external.SignInIssuer;
import dev.docent.api.access.external.SignInIssuers;
import dev.docent.api.account.check.AttemptLimit;
import dev.docent.api.account.oidc.OidcAttempt.Journey;
import dev.docent.api.account.session.SessionCookies;
import dev.docent.api.account.session.SessionDevice;
import dev.docent.api.account.session.TokensView;
import dev.docent.api.audit.AuditAction;
import dev.docent.api.audit.AuditEvent;
import dev.docent.api.audit.AuditLog;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Signs people in at other issuers. */
@RestController
@Access(ANYONE)
@RequestMapping("/api/v1/auth/oidc")
@Tag(name = "Accounts")
class OidcController {

    private static final String ERROR = "sign_in_error";

    private final SignInIssuers issuers;
    private final OidcSignIn signIn;
    private final AttemptCookie cookie;
    private final AttemptLimit limit;
    private final AuditLog audit;
    private final Clock clock;

    OidcController(
            SignInIssuers issuers,
            OidcSignIn signIn,
            AttemptCookie cookie,
            AttemptLimit limit,
            AuditLog audit,
            Clock clock) {
        this.issuers = issuers;
        this.signIn = signIn;
        this.cookie = cookie;
        this.limit = limit;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List the issuers at which people sign in")
    ItemList<IssuerView> listIssuers(@Valid @ParameterObject Paging paging) {
        return ItemList.of(issuers.all(), paging, IssuerView::of);
    }

    @GetMapping("/{issuer}")
    @Operation(
            summary = "Begin to sign in at an issuer",
            description =
                    "Redirects the browser to the issuer, which sends it back to `…/callback`. Then a page gets the tokens in"
                            + " cookies and is returned to, with `sign_in_error` in its query if it failed. A program that shows"
                            + " the pages of the issuer itself and keeps cookies sends `cookies=false`, and gets the tokens in the"
                            + " body. A sign-in has ten minutes; each browser has one at a time.")
    @ApiResponse(responseCode = "303", description = "To the issuer, or back with an error", content = @Content)
    ResponseEntity<Void> beginSignIn(
            @PathVariable String issuer,
            @RequestParam(name = "return_to", defaultValue = "/")
                    @Size(max = ReturnPath.MAX_LENGTH)
                    @Pattern(regexp = ReturnPath.PATTERN, message = ReturnPath.INVALID)
                    @Parameter(description = "The page to return to: a path of this service")
                    String returnTo,
            @RequestParam(defaultValue = "true") @Parameter(description = "Whether a page gets the tokens")
                    boolean cookies,
            @Parameter(hidden = true) HttpServletRequest http) {
        var known = find(issuer);
        var journey = new Journey(cookies, returnTo);
        try {
            var begun = known.begin(http);
            var attempt = new OidcAttempt(issuer, begun.attempt(), journey, null, clock.instant());
            return redirect(URI.create(begun.url()))
                    .header(HttpHeaders.SET_COOKIE, cookie.with(attempt))
                    .build();
        } catch (IssuerUnavailableException failure) {
            return refuse(journey, OidcRefusal.ISSUER_UNAVAILABLE);
        }
    }

    @GetMapping("/{issuer}/callback")
    @Operation(
            summary = "End a sign-in at an issuer",
            description = "The issuer sends the browser here, which must be the one in which the sign-in began.")
    @ApiResponse(responseCode = "200", description = "The tokens, for a program", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "204", description = "The user is linked, for a program", content = @Content)
    @ApiResponse(responseCode = "303", description = "To the page, whose tokens are in cookies", content = @Content)
    ResponseEntity<TokensView> endSignIn(
            @PathVariable String issuer,
            @Nullable @RequestParam(required = false) String code,
            @Nullable @RequestParam(required = false) String state,
            @Nullable @RequestParam(required = false) String error,
            @Nullable @RequestParam(required = false) String iss,
            @Parameter(hidden = true) HttpServletRequest http) {
        var known = find(issuer);
        limit.require(http);
        var attempt = cookie.find(issuer, http).orElse(null);
        if (attempt == null) {
            limit.failed(http);
            throw problem(OidcRefusal.NOT_BEGUN);
        }
        try {
            var user = signIn.user(known, attempt, new OidcAnswer(code, state, error, iss));
            return attempt.session() == null
                    ? signIn(known, user, attempt.journey(), http)
                    : link(known, user, attempt.session(), attempt.journey());
        } catch (OidcRefusedException refused) {
            return refused(attempt, refused.reason(), http);
        }
    }

    private ResponseEntity<TokensView> signIn(
            SignInIssuer issuer, String user, Journey journey, HttpServletRequest http) throws OidcRefusedException {
        var account = signIn.account(issuer, user);
        var tokens = signIn.start(account, issuer, SessionDevice.of(http));
        audit.record(AuditEvent.of(AuditAction.SIGN_IN, account));
        return journey.cookies()
                ? redirect(URI.create(journey.returnTo()))
                        .headers(SessionCookies.of(tokens))
                        .header(HttpHeaders.SET_COOKIE, AttemptCookie.none())
                        .build()
                : TokensView.answer(tokens, false);
    }

    private ResponseEntity<TokensView> link(SignInIssuer issuer, String user, String session, Journey journey)
            throws OidcRefusedException {
        var person = signIn.link(issuer, user, session);
        audit.record(AuditEvent.of(AuditAction.IDENTITY_LINK, person.account())
                .by(person.account(), person.credential().id())
                .on(issuer.name()));
        return journey.cookies()
                ? redirect(URI.create(journey.returnTo()))
                        .header(HttpHeaders.SET_COOKIE, AttemptCookie.none())
                        .build()
                : ResponseEntity.noContent().build();
    }

    private ResponseEntity<TokensView> refused(OidcAttempt attempt, OidcRefusal reason, HttpServletRequest http) {
        if (reason.isBadAttempt()) {
            limit.failed(http);
        }
        var action = attempt.session() == null ? AuditAction.SIGN_IN : AuditAction.IDENTITY_LINK;
        audit.record(AuditEvent.of(action, null).on(attempt.issuer()).refused(reason.code()));
        return refuse(attempt.journey(), reason);
    }

    /** A page receives the reason in its URL, a program as a problem. */
    private static <T> ResponseEntity<T> refuse(Journey journey, OidcRefusal reason) {
        if (!journey.cookies()) {
            throw problem(reason);
        }
        var page = UriComponentsBuilder.fromUriString(journey.returnTo()).replaceQueryParam(ERROR, reason.code());
        return redirect(page.build(true).toUri())
                .header(HttpHeaders.SET_COOKIE, AttemptCookie.none())
                .build();
    }

    private static ResponseEntity.BodyBuilder redirect(URI location) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(location).cacheControl(CacheControl.noStore());
    }

    private SignInIssuer find(String issuer) {
        return issuers.find(issuer)
                .orElseThrow(() -> ProblemException.notFound("People do not sign in at an issuer of this name"));
    }

    private static ProblemException problem(OidcRefusal reason) {
        return new ProblemException(
                Problem.of(reason.status(), reason.detail(), Map.of("reason", reason.code())), null);
    }

    /** An issuer at which people sign in. */
    @Schema(name = "SignInIssuer")
    record IssuerView(
            String name,
            String displayName,

            @Schema(description = "Where the browser of a person goes to sign in there")
            String url) {

        static IssuerView of(SignInIssuer issuer) {
            return new IssuerView(issuer.name(), issuer.displayName(), "/api/v1/auth/oidc/" + issuer.name());
        }
    }
}
