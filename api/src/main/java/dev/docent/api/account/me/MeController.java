package dev.docent.api.account.me;

import static dev.docent.api.access.Access.Authority.SIGNED_IN;
import static dev.docent.api.audit.AuditAction.ACCOUNT_CHANGE;
import static dev.docent.api.audit.AuditAction.ACCOUNT_DELETE;
import static dev.docent.api.audit.AuditAction.ACCOUNT_EXPORT;

import dev.docent.api.access.Access;
import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.access.Caller;
import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.PasswordPolicy;
import dev.docent.api.account.check.LoginProofs;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.Attachment;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The account of the person who calls. */
@RestController
@Access(SIGNED_IN)
@RequestMapping("/api/v1/me")
@Tag(name = "Accounts")
class MeController {

    private static final String ZIP = "application/zip";

    private final OwnAccount own;
    private final Accounts accounts;
    private final LoginRepository logins;
    private final LoginProofs proofs;

    MeController(OwnAccount own, Accounts accounts, LoginRepository logins, LoginProofs proofs) {
        this.own = own;
        this.accounts = accounts;
        this.logins = logins;
        this.proofs = proofs;
    }

    @GetMapping
    @Operation(summary = "Get your account")
    MeView getMe(@AuthenticationPrincipal Caller caller) {
        return me(caller);
    }

    private MeView me(Caller caller) {
        return view(account(caller), logins.findByAccount(caller.account()).orElse(null));
    }

    private MeView view(Account account, @Nullable Login login) {
        var visitor = login == null && account.id().equals(accounts.root().id());
        return MeView.of(account, login, visitor);
    }

    @Audited(ACCOUNT_CHANGE)
    @PatchMapping
    @Operation(summary = "Change your account", description = "Members that are absent or null stay unchanged.")
    MeView updateMe(@AuthenticationPrincipal Caller caller, @Valid @RequestBody MeChange change) {
        var login = proofs.login(caller.account());
        var name = change.displayName();
        return view(account(caller), name == null ? login : logins.save(login.named(name.strip())));
    }

    @Access(value = SIGNED_IN, endsCredential = true)
    @Audited(ACCOUNT_DELETE)
    @DeleteMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Delete your account with all of its data",
            description =
                    "Requires the password or a code of the second factor; of a person who signs in elsewhere, a session that began"
                            + " within ten minutes. Deletes knowledge bases with documents and"
                            + " originals, conversations, evaluations, webhooks, keys, usage and sessions; the answer is the receipt."
                            + " The root account itself stays, since the master key belongs to it.")
    OwnAccount.Receipt deleteMe(@AuthenticationPrincipal Caller caller, @Valid @RequestBody DeletionProof proof) {
        return own.delete(account(caller), proofs.ofPerson(caller, proof.password(), proof.code()));
    }

    @Audited(ACCOUNT_EXPORT)
    @GetMapping(path = "/export", produces = ZIP)
    @Operation(
            summary = "Export all data of your account",
            description = "A zip file with your profile, your conversations, and an archive of each knowledge base, as"
                    + " `POST /api/v1/knowledge-bases/import` reads it. It is generated while it is sent.")
    @ApiResponse(
            responseCode = "200",
            description = "The data",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    void exportMe(
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpMethod method,
            HttpServletResponse response)
            throws IOException {
        var profile = me(caller);
        response.setContentType(ZIP);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Attachment.disposition("docent-account.zip"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (method != HttpMethod.HEAD) {
            own.export(profile, caller.account(), response.getOutputStream());
        }
    }

    private Account account(Caller caller) {
        return accounts.get(caller.account()).orElseThrow(() -> ProblemException.notFound("The account was deleted"));
    }

    /** The members to change; null ones stay unchanged. */
    @Schema(name = "MeChange")
    record MeChange(
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String displayName) {}

    /** Proves that the caller is the person who signed in. */
    @Schema(name = "DeletionProof", description = "The password, or a code of the second factor")
    record DeletionProof(
            @Nullable @Size(max = 4 * PasswordPolicy.MAX_LENGTH)
            String password,

            @Nullable @Size(max = 50) String code) {

        @Override
        public String toString() {
            return "DeletionProof";
        }
    }

    /** The account of the person who calls. */
    @Schema(name = "Me")
    record MeView(
            String id,

            @Nullable @Schema(description = "Null for a person who signs in elsewhere")
            String email,

            @Schema(description = "Of a person who signs in elsewhere, issuer and user")
            String displayName,

            @Schema(description = "`user` or `administrator`")
            String role,

            @Schema(description = "Whether a second factor is required to sign in")
            boolean mfa,

            @Schema(
                    description =
                            "Whether this is the first visit, by the link that the start prints, before anybody has"
                                    + " registered")
            boolean visitor,

            Instant createdAt) {

        static MeView of(Account account, @Nullable Login login, boolean visitor) {
            return new MeView(
                    account.id(),
                    login == null ? null : login.email(),
                    login == null ? account.externalId() : login.displayName(),
                    account.isAdministrator() ? "administrator" : "user",
                    login != null && login.confirmedFactor().isPresent(),
                    visitor,
                    login == null ? account.createdAt() : login.createdAt());
        }
    }
}
