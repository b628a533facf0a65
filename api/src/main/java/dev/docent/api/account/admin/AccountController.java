package dev.docent.api.account.admin;

import static dev.docent.api.access.Access.Authority.ADMINISTRATOR;
import static dev.docent.api.audit.AuditAction.ACCOUNT_CHANGE;
import static dev.docent.api.audit.AuditAction.PASSWORD_RESET;

import dev.docent.api.access.Access;
import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.access.Caller;
import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.OneTimeTokens;
import dev.docent.api.account.session.Sessions;
import dev.docent.api.audit.Audited;
import dev.docent.api.audit.AuditedThing;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists accounts, suspends them and assigns their roles. */
@RestController
@Access(ADMINISTRATOR)
@RequestMapping("/api/v1/admin/accounts")
@Tag(name = "Running it")
class AccountController {

    private static final Logger log = LoggerFactory.getLogger(AccountController.class);

    private final Accounts accounts;
    private final LoginRepository logins;
    private final Sessions sessions;
    private final OneTimeTokens tokens;

    AccountController(Accounts accounts, LoginRepository logins, Sessions sessions, OneTimeTokens tokens) {
        this.accounts = accounts;
        this.logins = logins;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @GetMapping
    @Operation(summary = "List all accounts, newest first")
    ItemList<AccountView> listAccounts(@Valid @ParameterObject Paging paging) {
        var page = accounts.list(paging.newestFirst());
        var known = logins
                .findByAccountIn(page.getContent().stream().map(Account::id).toList())
                .stream()
                .collect(Collectors.toMap(Login::account, Function.identity()));
        return ItemList.of(page, paging, account -> AccountView.of(account, known.get(account.id())));
    }

    @Audited(ACCOUNT_CHANGE)
    @PatchMapping("/{id}")
    @Operation(
            summary = "Suspend an account, end its suspension, or assign its role",
            description =
                    "Members that are absent or null stay unchanged. A suspension ends the account's sessions, and refuses its"
                            + " keys while it lasts; open streams end within a second. Your own account is changed by others only.")
    AccountView updateAccount(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @RequestBody AccountChange change) {
        var account = get(id);
        if (account.id().equals(caller.account()) && !caller.master()) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "Another administrator, or the master key, changes your account");
        }
        if (change.role() != null) {
            account = accounts.assign(account, change.role());
            log.info("event=role_assigned account={} role={} by={}", id, change.role(), caller.account());
        }
        if (change.suspended() != null) {
            account = accounts.suspend(account, change.suspended());
            log.info("event=account_suspended account={} suspended={} by={}", id, change.suspended(), caller.account());
        }
        if (account.isSuspended()) {
            sessions.endAll(account.id());
        }
        return AccountView.of(account, logins.findByAccount(account.id()).orElse(null));
    }

    @Audited(PASSWORD_RESET)
    @PostMapping("/{id}/password-reset")
    @Operation(
            summary = "Create a token with which a person chooses a new password",
            description =
                    "For an installation that sends no mail: hand it over by another way. It is valid once, for an hour, at"
                            + " `POST /api/v1/auth/password/reset`, and shown only this time. Earlier ones end.")
    ResponseEntity<ResetTokenView> createPasswordReset(
            @AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var account = get(id);
        if (logins.findByAccount(account.id()).isEmpty()) {
            throw ProblemException.notFound("The account has no login");
        }
        var issued = tokens.forReset(account.id(), caller.account());
        log.info("event=password_reset_created account={} by={}", account.id(), caller.account());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ResetTokenView(issued.text(), issued.token().expiresAt()));
    }

    private Account get(String id) {
        var account = accounts.get(id).orElseThrow(() -> ProblemException.notFound("There is no account " + id));
        AuditedThing.ofAccount(account.id());
        return account;
    }

    /** The members to change; null ones stay unchanged. */
    @Schema(name = "AccountChange")
    record AccountChange(@Nullable Boolean suspended, Account.@Nullable Role role) {}

    /** A token for a new password. */
    @Schema(name = "PasswordResetToken")
    record ResetTokenView(String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "PasswordResetToken";
        }
    }

    /** An account as administrators see it. */
    @Schema(name = "Account")
    record AccountView(
            String id,

            @Schema(description = "Its name among the callers with the master key")
            String userId,

            @Nullable @Schema(description = "Null if nobody signs in to it")
            String email,

            @Nullable String displayName,

            @Schema(description = "`user` or `administrator`")
            String role,

            @Schema(description = "Whether a second factor is required to sign in")
            boolean mfa,

            @Nullable @Schema(description = "Since when its credentials are refused; null if they are not")
            Instant suspendedAt,

            Instant createdAt) {

        static AccountView of(Account account, @Nullable Login login) {
            return new AccountView(
                    account.id(),
                    account.externalId(),
                    login == null ? null : login.email(),
                    login == null ? null : login.displayName(),
                    account.isAdministrator() ? "administrator" : "user",
                    login != null && login.confirmedFactor().isPresent(),
                    account.suspendedAt(),
                    account.createdAt());
        }
    }
}
