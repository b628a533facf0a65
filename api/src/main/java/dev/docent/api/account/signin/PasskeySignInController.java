package dev.docent.api.account.signin;

import static dev.docent.api.access.Access.Authority.ANYONE;
import static dev.docent.api.audit.AuditAction.NONE;
import static dev.docent.api.audit.AuditAction.SIGN_IN;

import dev.docent.api.access.Access;
import dev.docent.api.account.check.AttemptLimit;
import dev.docent.api.account.passkey.AssertionOptions;
import dev.docent.api.account.passkey.PasskeyAssertion;
import dev.docent.api.account.passkey.PasskeyOptions;
import dev.docent.api.account.session.SessionDevice;
import dev.docent.api.account.session.SessionTokens;
import dev.docent.api.account.session.TokensView;
import dev.docent.api.audit.Audited;
import dev.docent.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signs people in with passkeys. */
@RestController
@Access(ANYONE)
@RequestMapping("/api/v1/auth/passkeys/assertion")
@Tag(name = "Accounts")
class PasskeySignInController {

    private final PasskeyOptions options;
    private final SignIn signIn;
    private final AttemptLimit limit;

    PasskeySignInController(PasskeyOptions options, SignIn signIn, AttemptLimit limit) {
        this.options = options;
        this.signIn = signIn;
        this.limit = limit;
    }

    @Audited(NONE)
    @PostMapping("/options")
    @Operation(
            summary = "Begin to sign in with a passkey",
            description = "The answer is for `PublicKeyCredential.parseRequestOptionsFromJSON` and"
                    + " `navigator.credentials.get`; its challenge is answered once, within five minutes: at"
                    + " `POST /api/v1/auth/passkeys/assertion`, or with `second_factor` in the `passkey` of"
                    + " `POST /api/v1/auth/login`. The browser offers the passkeys that it has.")
    ResponseEntity<AssertionOptions> beginAssertion(
            @Nullable @Valid @RequestBody(required = false) AssertionRequest request) {
        var second = request != null && Boolean.TRUE.equals(request.secondFactor());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(options.toSignIn(second));
    }

    @Audited(SIGN_IN)
    @PostMapping
    @Operation(
            summary = "Sign in with a passkey",
            description =
                    "With what `toJSON()` of the assertion gives. The device must have verified the person, so that no"
                            + " password and no second factor is asked for. `cookies` as at `POST /api/v1/auth/login`.")
    ResponseEntity<TokensView> signInWithPasskey(
            @Valid @RequestBody PasskeySignIn request, @Parameter(hidden = true) HttpServletRequest http) {
        limit.require(http);
        return TokensView.answer(tokens(request, http), Boolean.TRUE.equals(request.cookies()));
    }

    private SessionTokens tokens(PasskeySignIn request, HttpServletRequest http) {
        try {
            return signIn.signIn(request.credential(), SessionDevice.of(http));
        } catch (ProblemException refused) {
            if (refused.problem().status().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
                limit.failed(http);
            }
            throw refused;
        }
    }

    /** What the passkey is for. */
    @Schema(name = "PasskeyAssertionRequest")
    record AssertionRequest(
            @Nullable @Schema(description = "Whether it follows a password, rather than replacing it")
            Boolean secondFactor) {}

    /** An assertion of a passkey. */
    @Schema(name = "PasskeySignIn")
    record PasskeySignIn(
            @NotNull @Valid PasskeyAssertion credential,

            @Nullable @Schema(description = "Whether to send the tokens in cookies, for pages of this service")
            Boolean cookies) {

        @Override
        public String toString() {
            return "PasskeySignIn";
        }
    }
}
