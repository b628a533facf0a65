package dev.docent.api.access.key;

import dev.docent.api.access.Accounts;
import dev.docent.api.access.Grants;
import dev.docent.api.access.Permission;
import dev.docent.api.audit.AuditedThing;
import dev.docent.api.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Issues keys without a name, for any account and a limited time. */
@Service
public class TemporaryKeys {

    /** Default lifetime of a key. */
    public static final long USUAL_SECONDS = 3600;

    private final IssuedKeys keys;
    private final Accounts accounts;
    private final Clock clock;

    TemporaryKeys(IssuedKeys keys, Accounts accounts, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * {@return a new key, whose text is not stored}
     *
     * @param externalId of the account, which is created if missing; null for the root account
     * @param scopes of the key; null for the default ones
     * @throws ProblemException (400) if a scope is unknown
     */
    public Issued issue(@Nullable String externalId, long seconds, @Nullable List<String> scopes) {
        var permissions = scopes == null ? Permission.USUAL : KeyGrants.permissions(scopes);
        var account = externalId == null ? accounts.root() : accounts.tenant(externalId);
        var expiresAt = clock.instant().plusSeconds(seconds);
        var issued = keys.issueTemporary(account.id(), new Grants(permissions, null), expiresAt);
        AuditedThing.ofAccount(account.id());
        AuditedThing.is(issued.key().id());
        return new Issued(
                issued.text(),
                expiresAt,
                permissions.stream().sorted().map(Permission::scope).toList());
    }

    /** A new key. */
    public record Issued(String text, Instant expiresAt, List<String> scopes) {
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + ", scopes=" + scopes + "]";
        }
    }
}
