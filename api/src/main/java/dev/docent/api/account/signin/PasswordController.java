package dev.docent.api.account.signin;

import static dev.docent.api.access.Access.Authority.ANYONE;
import static dev.docent.api.access.Access.Authority.SIGNED_IN;
import static dev.docent.api.audit.AuditAction.ACCOUNT_CHANGE;
import static dev.docent.api.audit.AuditAction.NONE;
import static dev.docent.api.audit.AuditAction.PASSWORD_CHANGE;
import static dev.docent.api.audit.AuditAction.PASSWORD_RESET;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.account.EmailAddress;
import dev.docent.api.account.PasswordPolicy;
import dev.docent.api.account.check.LoginProofs;
import dev.docent.api.account.mail.MailLanguage;
import dev.docent.api.audit.Audited;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes passwords and verifies addresses. */
@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Accounts")
class PasswordController {

    private final LoginProofs proofs;
    private final PasswordResets resets;
    private final AddressVerification addresses;

    PasswordController(LoginProofs proofs, PasswordResets resets, AddressVerification addresses) {
        this.proofs = proofs;
        this.resets = resets;
        this.addresses = addresses;
    }

    @Access(ANYONE)
    @Audited(NONE)
    @PostMapping("/password/forgot")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask for a mail with a token to choose a new password",
            description =
                    "The answer is the same whether or not the address has a login, and whether or not this installation sends"
                            + " mail. An address gets at most five mails an hour, in the language of `Accept-Language` (English or"
                            + " German). Without mail, an administrator creates tokens.")
    void forgotPassword(
            @Valid @RequestBody ForgottenPassword forgotten, @Parameter(hidden = true) HttpServletRequest http) {
        resets.forgot(forgotten.email(), MailLanguage.of(http.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    @Access(ANYONE)
    @Audited(ACCOUNT_CHANGE)
    @PostMapping("/email/verify")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Confirm your address with the token of the mail")
    void verifyEmail(@Valid @RequestBody EmailVerification verification) {
        addresses.verify(verification.token());
    }

    @Access(ANYONE)
    @Audited(PASSWORD_RESET)
    @PostMapping("/password/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Choose a new password with a one-time token",
            description = "All sessions end. A second factor stays.")
    void resetPassword(@Valid @RequestBody PasswordReset reset) {
        resets.reset(reset.token(), reset.password());
    }

    @Access(SIGNED_IN)
    @Audited(PASSWORD_CHANGE)
    @PostMapping("/password/change")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Change your password",
            description = "All sessions end, this one included: sign in with the new password.")
    void changePassword(@AuthenticationPrincipal Caller caller, @Valid @RequestBody PasswordChange change) {
        var login = proofs.require(caller.account(), change.currentPassword(), null);
        resets.change(login, "new_password", change.newPassword());
    }

    /** The address of a person who forgot the password. */
    @Schema(name = "ForgottenPassword", example = "{\"email\": \"anna@example.com\"}")
    record ForgottenPassword(
            @NotNull @Size(max = 254) @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.INVALID)
            String email) {

        @Override
        public String toString() {
            return "ForgottenPassword";
        }
    }

    /** The token of a mail. */
    @Schema(name = "EmailVerification")
    record EmailVerification(@NotNull @Size(max = 200) String token) {

        @Override
        public String toString() {
            return "EmailVerification";
        }
    }

    /** A token and the password to choose. */
    @Schema(name = "PasswordReset")
    record PasswordReset(
            @NotNull @Size(max = 200) String token,

            @NotNull @Size(max = 4 * PasswordPolicy.MAX_LENGTH)
            String password) {

        @Override
        public String toString() {
            return "PasswordReset";
        }
    }

    /** The current password and the one to choose. */
    @Schema(name = "PasswordChange")
    record PasswordChange(
            @NotNull @Size(max = 4 * PasswordPolicy.MAX_LENGTH)
            String currentPassword,

            @NotNull @Size(max = 4 * PasswordPolicy.MAX_LENGTH)
            String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange";
        }
    }
}
