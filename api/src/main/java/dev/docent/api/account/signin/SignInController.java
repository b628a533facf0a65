package dev.docent.api.account.signin;

import static dev.docent.api.access.Access.Authority.ANYONE;
import static dev.docent.api.audit.AuditAction.ACCOUNT_CREATE;
import static dev.docent.api.audit.AuditAction.NONE;
import static dev.docent.api.audit.AuditAction.SIGN_IN;
import static dev.docent.api.audit.AuditAction.SIGN_OUT;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.access.CredentialRef;
import dev.docent.api.access.SameOrigin;
import dev.docent.api.account.EmailAddress;
import dev.docent.api.account.Login;
import dev.docent.api.account.PasswordPolicy;
import dev.docent.api.account.check.SignInProblems;
import dev.docent.api.account.mail.MailLanguage;
import dev.docent.api.account.passkey.PasskeyAssertion;
import dev.docent.api.account.session.SessionCookies;
import dev.docent.api.account.session.SessionDevice;
import dev.docent.api.account.session.Sessions;
import dev.docent.api.account.session.TokensView;
import dev.docent.api.audit.Audited;
import dev.docent.api.audit.AuditedThing;
import dev.docent.api.exchange.TextRules;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;

/** Registers people, and signs them in and out. */
@RestController
@Access(ANYONE)
@RequestMapping("/api/v1/auth")
@Tag(name = "Accounts")
class SignInController {

    private final Registration registration;
    private final SignIn signIn;
    private final Sessions sessions;

    SignInController(Registration registration, SignIn signIn, Sessions sessions) {
        this.registration = registration;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @Audited(value = ACCOUNT_CREATE, result = "id")
    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Register",
            description = "With the master key at any time: the first person gets the root account and administers the"
                    + " installation; `user_id` names another account that exists already. Without it, an `invite` is required"
                    + " unless registration is open (`docent.accounts.registration`). If it is open and the installation sends"
                    + " mail, the answer is 202 without `id`, whether or not the address has a login: a mail tells, and signing"
                    + " in requires that the address was confirmed.")
    ResponseEntity<RegisteredView> register(
            @Nullable @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody RegistrationRequest request,
            @Parameter(hidden = true) HttpServletRequest http) {
        var login = registration.register(
                caller,
                new Registration.Person(
                        request.email(),
                        request.password(),
                        request.displayName().strip(),
                        request.invite(),
                        request.userId()),
                MailLanguage.of(http.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        if (login.isEmpty()) {
            return ResponseEntity.accepted().body(RegisteredView.accepted(request));
        }
        AuditedThing.ofAccount(login.get().account());
        return ResponseEntity.status(HttpStatus.CREATED).body(RegisteredView.of(login.get()));
    }

    @Audited(SIGN_IN)
    @PostMapping("/login")
    @Operation(
            summary = "Sign in",
            description =
                    "A person with a second factor also sends a `code` of it, a recovery code, or the assertion of a `passkey`;"
                            + " without one, the answer to the right password is 401 with `mfa_required` in its `details`. With `cookies`, the tokens"
                            + " are in cookies that scripts cannot read, and calls with them that change something need the header"
                            + " `X-Requested-With`.")
    ResponseEntity<TokensView> login(
            @Valid @RequestBody LoginRequest request, @Parameter(hidden = true) HttpServletRequest http) {
        var presented = new SignIn.Credentials(request.email(), request.password(), request.code(), request.passkey());
        var tokens = signIn.signIn(presented, SessionDevice.of(http));
        return TokensView.answer(tokens, Boolean.TRUE.equals(request.cookies()));
    }

    @Audited(NONE)
    @PostMapping("/refresh")
    @Operation(
            summary = "Get new tokens for a refresh token",
            description =
                    "The refresh token is replaced: an old one that is sent again may have been stolen, and ends the"
                            + " session. Without a body, the token in the cookie is taken.")
    ResponseEntity<TokensView> refresh(
            @Nullable @Valid @RequestBody(required = false) RefreshRequest request,
            @Parameter(hidden = true) HttpServletRequest http) {
        return request == null
                ? TokensView.answer(signIn.refresh(cookie(http)), true)
                : TokensView.answer(signIn.refresh(request.refreshToken()), false);
    }

    @Audited(SIGN_OUT)
    @PostMapping("/logout")
    @Operation(
            summary = "Sign out",
            description =
                    "Ends the session of the access token, of the refresh token in the body, or of the one in the cookie,"
                            + " with all that hangs on it. Succeeds if there is none.")
    ResponseEntity<Void> logout(
            @Nullable @AuthenticationPrincipal Caller caller,
            @Nullable @Valid @RequestBody(required = false) RefreshRequest request,
            @Parameter(hidden = true) HttpServletRequest http) {
        if (request != null) {
            sessions.endWith(request.refreshToken());
        } else if (caller != null
                && caller.credential().kind() == CredentialRef.Kind.SESSION
                && caller.token() == null) {
            sessions.end(caller.account(), caller.credential().id());
        } else if (WebUtils.getCookie(http, SessionCookies.REFRESH) != null) {
            sessions.endWith(cookie(http));
        }
        return ResponseEntity.noContent().headers(SessionCookies.none()).build();
    }

    private static String cookie(HttpServletRequest http) {
        var cookie = WebUtils.getCookie(http, SessionCookies.REFRESH);
        if (cookie == null) {
            throw SignInProblems.unauthorized("Send the refresh token in the body or in its cookie", Map.of());
        }
        if (!SameOrigin.isOriginOf(http)) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "A call with a cookie must come from this origin and have the header " + SameOrigin.HEADER);
        }
        return cookie.getValue();
    }

    /** A person to register. */
    @Schema(
            name = "Registration",
            example =
                    "{\"email\": \"anna@example.com\", \"password\": \"copper lantern above 47 rocks\", \"display_name\": \"Anna\"}")
    record RegistrationRequest(
            @NotNull @Size(max = 254) @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.INVALID)
            String email,

            @NotNull @Size(max = 1024) @Schema(description = "10 to 256 characters of any kind that take long to guess")
            String password,

            @NotNull @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String displayName,

            @Nullable @Size(max = 200) @Schema(description = "The token of an invite")
            String invite,

            @Nullable
            @Size(min = 1, max = 200)
            @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            @Schema(
                    description =
                            "With the master key: the name of the person's account, which is created if it is new")
            String userId) {

        @Override
        public String toString() {
            return "Registration";
        }
    }

    /** A registered person. */
    @Schema(name = "Registered")
    record RegisteredView(
            @Nullable @Schema(description = "Of the account; null if a mail tells whether the address has a login")
            String id,

            String email,
            String displayName) {

        static RegisteredView accepted(RegistrationRequest request) {
            return new RegisteredView(
                    null,
                    EmailAddress.normalize(request.email()),
                    request.displayName().strip());
        }

        static RegisteredView of(Login login) {
            return new RegisteredView(login.account(), login.email(), login.displayName());
        }
    }

    /** What a person knows. */
    @Schema(name = "LoginRequest", description = "The address, the password, and a code if there is a second factor")
    record LoginRequest(
            @NotNull @Size(max = 254) @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.INVALID)
            String email,

            @NotNull @Size(max = 4 * PasswordPolicy.MAX_LENGTH)
            String password,

            @Nullable @Size(max = 50) @Schema(description = "Of the second factor, or a recovery code")
            String code,

            @Nullable @Schema(description = "Whether to send the tokens in cookies, for pages of this service")
            Boolean cookies,

            @Nullable @Valid @Schema(description = "In place of a code: the answer to options with `second_factor`")
            PasskeyAssertion passkey) {

        @Override
        public String toString() {
            return "LoginRequest";
        }
    }

    /** A refresh token. */
    @Schema(name = "RefreshRequest")
    record RefreshRequest(@NotNull @Size(max = 200) String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest";
        }
    }
}
