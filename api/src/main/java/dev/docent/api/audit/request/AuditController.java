package dev.docent.api.audit.request;

import static dev.docent.api.access.Access.Authority.ADMIN;
import static dev.docent.api.access.Access.Authority.ADMINISTRATOR;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;

import dev.docent.api.access.Access;
import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.AuditAction;
import dev.docent.api.audit.AuditLog;
import dev.docent.api.audit.AuditSelection;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists what the audit log recorded. */
@RestController
@Tag(name = "Running it")
class AuditController {

    private static final String ACTION = "An action, such as `key_revoke`; by default all";
    private static final String FROM = "The first time, such as `2026-11-21T02:28:38Z`";
    private static final String TO = "The time after the last";

    private final AuditLog log;
    private final Accounts accounts;

    AuditController(AuditLog log, Accounts accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    @Access(ADMINISTRATOR)
    @GetMapping("/api/v1/admin/audit")
    @Operation(
            summary = "List who did what to which thing, newest first",
            description =
                    "Keys, shares, deletions, imports, exports and acts of administrators are recorded before they are"
                            + " answered, everything else within a second. Entries of other nodes appear within a second.")
    ItemList<AuditView> listAudit(
            @Nullable
                    @RequestParam(required = false)
                    @Parameter(description = "Id of an account, or its `user_id`; by default all")
                    String account,
            @Nullable @RequestParam(required = false) @Parameter(description = ACTION) String action,
            @Nullable @RequestParam(required = false) @Parameter(description = FROM) Instant from,
            @Nullable @RequestParam(required = false) @Parameter(description = TO) Instant to,
            @Valid @ParameterObject Paging paging) {
        var id =
                account == null ? null : accounts.find(account).map(Account::id).orElse(account);
        var page = log.list(AuditSelection.of(id, action(action), from, to), paging.newestFirst());
        return ItemList.of(page, paging, AuditView::of);
    }

    @Access(value = ADMIN, and = WHOLE_ACCOUNT)
    @GetMapping("/api/v1/me/audit")
    @Operation(summary = "List what was done in your account and to it, newest first")
    ItemList<AuditView> listOwnAudit(
            @AuthenticationPrincipal Caller caller,
            @Nullable @RequestParam(required = false) @Parameter(description = ACTION) String action,
            @Nullable @RequestParam(required = false) @Parameter(description = FROM) Instant from,
            @Nullable @RequestParam(required = false) @Parameter(description = TO) Instant to,
            @Valid @ParameterObject Paging paging) {
        var page = log.list(AuditSelection.of(caller.account(), action(action), from, to), paging.newestFirst());
        return ItemList.of(page, paging, AuditView::ofOwner);
    }

    private static @Nullable AuditAction action(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(AuditAction.values())
                        .filter(each -> each.text().equals(text))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.badRequest("action", "is no action of the audit log"));
    }
}
