package dev.docent.api.access;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A key to an account. The key itself is not kept.
 *
 * @param account id of the account
 * @param hash SHA-256 of the key, in lower-case hex; unique. The key has 256 random bits, so that a plain hash hides it
 * @param prefix its first characters, for telling keys apart
 * @param expiresAt from then on it is refused; null when it does not expire
 */
@Aggregate("api_keys")
record ApiKey(
        @Id String id,
        @Version @Nullable Long version,
        String account,
        String hash,
        String prefix,
        Grants grants,
        @Nullable Instant expiresAt,
        Instant createdAt) {

    /** What the key may do. */
    record Grants(Set<Permission> permissions) implements NestedValue {
        Grants {
            permissions = Set.copyOf(permissions);
        }
    }
}
