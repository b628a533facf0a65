package dev.docent.api.account.signin;

import static dev.docent.api.access.Access.Authority.ANYONE;
import static dev.docent.api.access.Access.Authority.SIGNED_IN;
import static dev.docent.api.audit.AuditAction.PASSWORD_CHANGE;
import static dev.docent.api.audit.AuditAction.PASSWORD_RESET;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.account.PasswordPolicy;
import dev.docent.api.account.check.LoginProofs;
import dev.docent.api.audit.Audited;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes passwords. */
@RestController
@RequestMapping("/api/v1/auth/password")
@Tag(name = "Accounts")
class PasswordController {

    private final LoginProofs proofs;
    private final PasswordResets resets;

    PasswordController(LoginProofs proofs, PasswordResets resets) {
        this.proofs = proofs;
        this.resets = resets;
    }

    @Access(ANYONE)
    @Audited(PASSWORD_RESET)
    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Choose a new password with a one-time token",
            description = "All sessions end. A second factor stays.")
    void resetPassword(@Valid @RequestBody PasswordReset reset) {
        resets.reset(reset.token(), reset.password());
    }

    @Access(SIGNED_IN)
    @Audited(PASSWORD_CHANGE)
    @PostMapping("/change")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Change your password",
            description = "All sessions end, this one included: sign in with the new password.")
    void changePassword(@AuthenticationPrincipal Caller caller, @Valid @RequestBody PasswordChange change) {
        var login = proofs.require(caller.account(), change.currentPassword(), null);
        resets.change(login, "new_password", change.newPassword());
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
