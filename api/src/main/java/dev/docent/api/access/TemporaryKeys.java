package dev.docent.api.access;

import dev.docent.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Mints keys that expire, for any account. */
@Service
public class TemporaryKeys {

    /** How long a key is good for unless asked otherwise. */
    public static final long USUAL_SECONDS = 3600;

    private final Accounts accounts;
    private final ApiKeys keys;

    TemporaryKeys(Accounts accounts, ApiKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    /**
     * {@return a new key; its text is shown this once}
     *
     * @param externalId names the account, which is made when new; null for the root account
     * @param scopes what the key may do; null for the usual
     * @throws ProblemException (400) when a scope is unknown
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
        return ProblemException.badRequest("scopes", "there is no scope " + scope);
    }

    /** A key just made. */
    public record Minted(String text, Instant expiresAt, List<String> scopes) {
        @Override
        public String toString() {
            return "Minted[expiresAt=" + expiresAt + ", scopes=" + scopes + "]";
        }
    }
}
