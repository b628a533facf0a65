package dev.docent.api.account.signin;

import static dev.docent.api.access.Access.Authority.SIGNED_IN;
import static dev.docent.api.audit.AuditAction.SECOND_FACTOR_CHANGE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.PasswordPolicy;
import dev.docent.api.account.SecondFactor;
import dev.docent.api.account.check.LoginChecks;
import dev.docent.api.account.check.LoginProofs;
import dev.docent.api.account.check.SecondFactors;
import dev.docent.api.audit.Audited;
import dev.docent.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Enrols and deletes the second factor of a person. */
@RestController
@Access(SIGNED_IN)
@RequestMapping("/api/v1/auth/mfa")
@Tag(name = "Accounts")
class FactorController {

    private static final Logger log = LoggerFactory.getLogger(FactorController.class);

    private final LoginProofs proofs;
    private final SecondFactors factors;
    private final LoginChecks checks;
    private final LoginRepository logins;

    FactorController(LoginProofs proofs, SecondFactors factors, LoginChecks checks, LoginRepository logins) {
        this.proofs = proofs;
        this.factors = factors;
        this.checks = checks;
        this.logins = logins;
    }

    @Audited(SECOND_FACTOR_CHANGE)
    @PostMapping
    @Operation(
            summary = "Enrol a second factor",
            description =
                    "For an authenticator application (TOTP, RFC 6238). The secret and the recovery codes are shown only"
                            + " this time. The factor counts once a code of it is confirmed; until then, another call replaces it.")
    ResponseEntity<EnrolmentView> enrolFactor(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Proof proof) {
        var login = proofs.require(caller.account(), proof.password(), proof.code());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(EnrolmentView.of(factors.enrol(login)));
    }

    @Audited(SECOND_FACTOR_CHANGE)
    @PostMapping("/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Confirm the second factor with a code of it")
    void confirmFactor(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Confirmation confirmation) {
        var login = proofs.login(caller.account());
        if (login.factor() == null || login.confirmedFactor().isPresent()) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "No second factor waits to be confirmed: enrol one by POST /api/v1/auth/mfa first");
        }
        if (!checks.confirm(login, confirmation.code())) {
            throw ProblemException.badRequest("code", "is not a new code of the second factor that was enrolled last");
        }
        log.info("event=second_factor_confirmed account={}", caller.account());
    }

    @Audited(SECOND_FACTOR_CHANGE)
    @DeleteMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete the second factor",
            description = "Requires the password or a code. Succeeds if there is none.")
    void deleteFactor(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Proof proof) {
        Login login = proofs.require(caller.account(), proof.password(), proof.code());
        logins.save(login.with((SecondFactor) null));
        log.info("event=second_factor_deleted account={}", caller.account());
    }

    /** Proves that the caller is the person who signed in. */
    @Schema(name = "Proof", description = "The password, or a code of the second factor")
    record Proof(
            @Nullable @Size(max = 4 * PasswordPolicy.MAX_LENGTH)
            String password,

            @Nullable @Size(max = 50) String code) {

        @Override
        public String toString() {
            return "Proof";
        }
    }

    /** A code of the factor that was enrolled. */
    @Schema(name = "FactorConfirmation")
    record Confirmation(@NotNull @Size(max = 50) String code) {}

    /** A factor to enrol. */
    @Schema(name = "FactorEnrolment")
    record EnrolmentView(
            @Schema(description = "For applications that cannot read QR codes")
            String secret,

            String otpauthUri,

            @Schema(description = "The URI as a PNG image in a data URI")
            String qrCode,

            @Schema(description = "Each replaces a code once, if the application is lost")
            List<String> recoveryCodes) {

        static EnrolmentView of(SecondFactors.Enrolment enrolment) {
            return new EnrolmentView(
                    enrolment.secret(), enrolment.uri(), enrolment.qrCode(), enrolment.recoveryCodes());
        }

        @Override
        public String toString() {
            return "FactorEnrolment";
        }
    }
}
