package dev.docent.api.access;

import dev.docent.api.access.secret.MasterKey;
import dev.docent.api.access.secret.Secrets;
import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.RecordIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/** Issues API keys that expire, for any account, and authenticates callers by them or by the master key. */
@Service
public class ApiKeys {

    /** Default lifetime of a key. */
    public static final long USUAL_SECONDS = 3600;

    private static final String PREFIX = "dk_";
    private static final int SHOWN_LENGTH = 9;

    private final ApiKeyRepository keys;
    private final MasterKey master;
    private final Accounts accounts;
    private final Supplier<String> root;
    private final Clock clock;

    ApiKeys(ApiKeyRepository keys, MasterKey master, Accounts accounts, Clock clock) {
        this.keys = keys;
        this.master = master;
        this.accounts = accounts;
        this.root = SingletonSupplier.of(() -> accounts.root().id());
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
        var permissions = scopes == null ? Permission.USUAL : permissions(scopes);
        var account = externalId == null ? accounts.root() : accounts.named(externalId);
        var text = PREFIX + Secrets.randomText();
        var now = clock.instant();
        var expiresAt = now.plusSeconds(seconds);
        keys.save(new ApiKey(
                RecordIds.next(),
                null,
                account.id(),
                DigestUtils.sha256Hex(text),
                text.substring(0, SHOWN_LENGTH),
                new ApiKey.Grants(permissions),
                expiresAt,
                now));
        var names = permissions.stream().sorted().map(Permission::scope).toList();
        return new Issued(text, expiresAt, names);
    }

    /** {@return the caller with this key} @throws BadCredentialsException if the key is unknown or expired */
    Caller authenticate(String text) {
        if (master.matches(text)) {
            return Caller.master(root.get());
        }
        var hash = DigestUtils.sha256Hex(text);
        var key = keys.findByHash(hash)
                .filter(found -> MessageDigest.isEqual(bytes(found.hash()), bytes(hash)))
                .orElseThrow(() -> new BadCredentialsException("The API key is unknown"));
        if (key.expiresAt() != null && !clock.instant().isBefore(key.expiresAt())) {
            throw new BadCredentialsException("The API key has expired");
        }
        return Caller.key(key.account(), key.id(), key.grants().permissions());
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }

    private static Set<Permission> permissions(List<@Nullable String> scopes) {
        return scopes.stream()
                .map(scope -> Permission.ofScope(String.valueOf(scope))
                        .orElseThrow(() -> ProblemException.badRequest("scopes", "unknown scope " + scope)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A new key. */
    public record Issued(String text, Instant expiresAt, List<String> scopes) {
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + ", scopes=" + scopes + "]";
        }
    }
}
