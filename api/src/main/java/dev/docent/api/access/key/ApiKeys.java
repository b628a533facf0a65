package dev.docent.api.access.key;

import dev.docent.api.access.Accounts;
import dev.docent.api.access.Caller;
import dev.docent.api.access.ChatToken;
import dev.docent.api.access.CredentialRef;
import dev.docent.api.access.Grants;
import dev.docent.api.access.Permission;
import dev.docent.api.access.secret.MasterKey;
import dev.docent.api.access.secret.TokenKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/**
 * Authenticates callers by API keys, by the master key, and by what hangs on these. Each call reads the key from the
 * records, so that a key that was revoked, rotated or narrowed on any node is refused by the next request.
 */
@Service
public class ApiKeys {

    private final ApiKeyRepository keys;
    private final MasterKey master;
    private final List<String> masterFingerprints;
    private final Supplier<String> root;
    private final KeyUse use;
    private final Clock clock;

    ApiKeys(ApiKeyRepository keys, MasterKey master, TokenKeys secrets, Accounts accounts, KeyUse use, Clock clock) {
        this.keys = keys;
        this.master = master;
        this.masterFingerprints = master.fingerprints(secrets);
        this.root = SingletonSupplier.of(() -> accounts.root().id());
        this.use = use;
        this.clock = clock;
    }

    /** {@return the caller with this key} @throws BadCredentialsException if the key is unknown or expired */
    public Authenticated authenticate(String text) {
        if (master.matches(text)) {
            return new Authenticated(master(), Optional.empty());
        }
        var hash = DigestUtils.sha256Hex(text);
        var key = keys.findByHash(hash)
                .filter(found -> MessageDigest.isEqual(bytes(found.hash()), bytes(hash)))
                .orElseThrow(() -> new BadCredentialsException("The API key is unknown"));
        if (key.isExpired(clock.instant())) {
            throw new BadCredentialsException("The API key has expired");
        }
        return used(key, caller(key));
    }

    /** {@return the caller with this token} @throws BadCredentialsException if the key that it hangs on has ended */
    public Authenticated authenticate(ChatToken token) {
        var ref = token.credential();
        if (ref.id().equals(CredentialRef.MASTER) && masterFingerprints.contains(ref.fingerprint())) {
            return new Authenticated(master().with(token), Optional.empty());
        }
        return keys.findById(ref.id())
                .filter(key -> isCurrent(key, ref) && key.account().equals(token.account()))
                .map(key -> used(key, caller(key).with(token)))
                .orElseThrow(() -> new BadCredentialsException("The API key of the token has expired or was revoked"));
    }

    /** {@return what each of the credentials permits now; those that have ended are absent} */
    public Map<CredentialRef, Grants> current(Collection<CredentialRef> some) {
        var refs = some.stream().collect(Collectors.groupingBy(CredentialRef::id));
        return keys.findByIdIn(refs.keySet()).stream()
                .filter(key -> refs.getOrDefault(key.id(), List.of()).contains(key.ref()))
                .filter(key -> !key.isExpired(clock.instant()))
                .collect(Collectors.toMap(ApiKey::ref, key -> key.grants().asGrants()));
    }

    private Authenticated used(ApiKey key, Caller caller) {
        use.mark(key, clock.instant());
        return new Authenticated(caller, Optional.ofNullable(key.grants().budget()));
    }

    private boolean isCurrent(ApiKey key, CredentialRef ref) {
        return key.ref().equals(ref) && !key.isExpired(clock.instant());
    }

    private Caller master() {
        var ref = new CredentialRef(CredentialRef.MASTER, masterFingerprints.getFirst());
        return Caller.key(root.get(), ref, new Grants(Permission.all(), null), true, null);
    }

    private Caller caller(ApiKey key) {
        var isAdministrator = key.account().equals(root.get());
        return Caller.key(key.account(), key.ref(), key.grants().asGrants(), isAdministrator, key.expiresAt());
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }

    /** A caller, and the budget of the key that was used. */
    public record Authenticated(Caller caller, Optional<KeyBudget> budget) {}
}
