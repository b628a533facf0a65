package dev.docent.api.account.passkey;

import static dev.docent.api.access.Access.Authority.SIGNED_IN;
import static dev.docent.api.audit.AuditAction.NONE;
import static dev.docent.api.audit.AuditAction.PASSKEY_CHANGE;
import static dev.docent.api.audit.AuditAction.PASSKEY_CREATE;
import static dev.docent.api.audit.AuditAction.PASSKEY_DELETE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.account.PasswordPolicy;
import dev.docent.api.account.check.LoginProofs;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.exchange.TextRules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registers, lists, renames and deletes the passkeys of a person. */
@RestController
@Access(SIGNED_IN)
@RequestMapping("/api/v1/auth/passkeys")
@Tag(name = "Accounts")
class PasskeyController {

    private final Passkeys passkeys;
    private final PasskeyOptions options;
    private final LoginProofs proofs;

    PasskeyController(Passkeys passkeys, PasskeyOptions options, LoginProofs proofs) {
        this.passkeys = passkeys;
        this.options = options;
        this.proofs = proofs;
    }

    @Audited(NONE)
    @PostMapping("/registration/options")
    @Operation(
            summary = "Begin to register a passkey",
            description = "Requires the password or a code. The answer is for"
                    + " `PublicKeyCredential.parseCreationOptionsFromJSON` and `navigator.credentials.create`; its challenge is"
                    + " answered once, within five minutes, at `POST /api/v1/auth/passkeys`.")
    ResponseEntity<CreationOptions> beginRegistration(
            @AuthenticationPrincipal Caller caller, @Valid @RequestBody PasskeyProof proof) {
        var login = proofs.require(caller.account(), proof.password(), proof.code());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(options.toRegister(login));
    }

    @Audited(value = PASSKEY_CREATE, result = "id")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Register a passkey",
            description =
                    "With what `toJSON()` of the new credential gives. It signs in without a password, and serves as second"
                            + " factor of a person who has one.")
    PasskeyView registerPasskey(
            @AuthenticationPrincipal Caller caller, @Valid @RequestBody PasskeyRegistration registration) {
        return PasskeyView.of(
                passkeys.register(caller.account(), registration.name().strip(), registration.credential()));
    }

    @GetMapping
    @Operation(summary = "List your passkeys, newest first")
    ItemList<PasskeyView> listPasskeys(@AuthenticationPrincipal Caller caller, @Valid @ParameterObject Paging paging) {
        return ItemList.of(passkeys.list(caller.account(), paging.newestFirst()), paging, PasskeyView::of);
    }

    @Audited(PASSKEY_CHANGE)
    @PatchMapping("/{id}")
    @Operation(summary = "Rename a passkey")
    PasskeyView renamePasskey(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @RequestBody PasskeyRename change) {
        return PasskeyView.of(
                passkeys.rename(caller.account(), id, change.name().strip()));
    }

    @Audited(PASSKEY_DELETE)
    @DeleteMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a passkey",
            description =
                    "Requires the password or a code. Sessions that began with it go on; end them if it was stolen.")
    void deletePasskey(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @RequestBody PasskeyProof proof) {
        proofs.require(caller.account(), proof.password(), proof.code());
        passkeys.delete(caller.account(), id);
    }

    /** Proves that the caller is the person who signed in. */
    @Schema(name = "PasskeyProof", description = "The password, or a code of the second factor")
    record PasskeyProof(
            @Nullable @Size(max = 4 * PasswordPolicy.MAX_LENGTH)
            String password,

            @Nullable @Size(max = 50) String code) {

        @Override
        public String toString() {
            return "PasskeyProof";
        }
    }

    /** A passkey to register. */
    @Schema(name = "PasskeyRegistration")
    record PasskeyRegistration(
            @NotNull @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String name,

            @NotNull @Valid PasskeyAttestation credential) {}

    /** The new name. */
    @Schema(name = "PasskeyRename")
    record PasskeyRename(
            @NotNull @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String name) {}
}
