package dev.docent.api.access.key;

import dev.docent.api.access.Accounts;
import dev.docent.api.access.Authenticated;
import dev.docent.api.access.Caller;
import dev.docent.api.access.CredentialKind;
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
 * Authenticates callers by API keys and by the master key. Each call reads the key from the records, so that a key that was
 * revoked, rotated or narrowed on any node is refused by the next request.
 */
@Service
public class ApiKeys implements CredentialKind {

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

    @Override
    public CredentialRef.Kind kind() {
        return CredentialRef.Kind.KEY;
    }

    /** {@return the caller with this key} @throws BadCredentialsException if the key is unknown or expired */
    public Authenticated authenticate(String text) {
        if (master.matches(text)) {
            return Authenticated.of(master());
        }
        var hash = DigestUtils.sha256Hex(text);
        var key = keys.findByHash(hash)
                .filter(found -> MessageDigest.isEqual(bytes(found.hash()), bytes(hash)))
                .orElseThrow(() -> new BadCredentialsException("The API key is unknown"));
        if (key.isExpired(clock.instant())) {
            throw new BadCredentialsException("The API key has expired");
        }
        return used(key);
    }

    @Override
    public Optional<Authenticated> find(CredentialRef ref) {
        if (ref.isMaster()) {
            return masterFingerprints.contains(ref.fingerprint())
                    ? Optional.of(Authenticated.of(master()))
                    : Optional.empty();
        }
        return keys.findById(ref.id()).filter(key -> isCurrent(key, ref)).map(this::used);
    }

    @Override
    public Map<CredentialRef, Grants> current(Collection<CredentialRef> some) {
        var refs = some.stream().collect(Collectors.groupingBy(CredentialRef::id));
        return keys.findByIdIn(refs.keySet()).stream()
                .filter(key -> refs.getOrDefault(key.id(), List.of()).contains(key.ref()))
                .filter(key -> !key.isExpired(clock.instant()))
                .collect(Collectors.toMap(ApiKey::ref, key -> key.grants().asGrants()));
    }

    private Authenticated used(ApiKey key) {
        use.mark(key, clock.instant());
        return new Authenticated(
                Caller.of(key.account(), key.ref(), key.grants().asGrants(), key.expiresAt()),
                Optional.ofNullable(key.grants().budget()));
    }

    private boolean isCurrent(ApiKey key, CredentialRef ref) {
        return key.ref().equals(ref) && !key.isExpired(clock.instant());
    }

    private Caller master() {
        var ref = CredentialRef.key(CredentialRef.MASTER, masterFingerprints.getFirst());
        return Caller.of(root.get(), ref, new Grants(Permission.all(), null), null)
                .asAdministrator();
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }
}
