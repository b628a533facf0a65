package dev.docent.api.access;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A key of an account. Its text is not stored.
 *
 * @param account id of the account
 * @param hash SHA-256 of the text in lower-case hex; unique. The text has 256 random bits, so no salt is needed
 * @param prefix the first characters of the text, to tell keys apart
 * @param expiresAt null if it does not expire
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

    /** The permissions of a key, in a type of their own because they are one column. */
    record Grants(Set<Permission> permissions) implements NestedValue {
        Grants {
            permissions = Set.copyOf(permissions);
        }
    }
}
