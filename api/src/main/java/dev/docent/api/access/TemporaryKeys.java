package dev.docent.api.access;

import dev.docent.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Issues API keys that expire, for any account. */
@Service
public class TemporaryKeys {

    /** Default lifetime of a key. */
    public static final long USUAL_SECONDS = 3600;

    private final Accounts accounts;
    private final ApiKeys keys;

    TemporaryKeys(Accounts accounts, ApiKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    /**
     * {@return a new key, whose text is not stored}
     *
     * @param externalId of the account, which is created if missing; null for the root account
     * @param scopes of the key; null for the default ones
     * @throws ProblemException (400) if a scope is unknown
     */
    public Minted mint(@Nullable String externalId, long seconds, @Nullable List<String> scopes) {
        var permissions = scopes == null ? Permission.USUAL : permissions(scopes);
        var account = externalId == null ? accounts.root() : accounts.named(externalId);
        var issued = keys.issue(account.id(), permissions, Duration.ofSeconds(seconds));
        var names = permissions.stream().sorted().map(Permission::scope).toList();
        return new Minted(issued.text(), issued.expiresAt(), names);
    }

    private static Set<Permission> permissions(List<@Nullable String> scopes) {
        return scopes.stream()
                .map(scope -> Permission.ofScope(String.valueOf(scope)).orElseThrow(() -> unknown(scope)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ProblemException unknown(@Nullable String scope) {
        return ProblemException.badRequest("scopes", "unknown scope " + scope);
    }

    /** A new key. */
    public record Minted(String text, Instant expiresAt, List<String> scopes) {
        @Override
        public String toString() {
            return "Minted[expiresAt=" + expiresAt + ", scopes=" + scopes + "]";
        }
    }
}
