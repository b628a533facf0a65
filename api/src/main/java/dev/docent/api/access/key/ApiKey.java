package dev.docent.api.access.key;

import dev.docent.api.access.CredentialRef;
import dev.docent.api.access.Grants;
import dev.docent.api.access.KeyBudget;
import dev.docent.api.access.Permission;
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
 * @param name chosen by the account; null for a temporary key
 * @param expiresAt null if it does not expire, as some keys of early versions
 * @param lastUsedAt time of the last recorded request with the key; null before the first
 */
@Aggregate("api_keys")
record ApiKey(
        @Id String id,
        @Version @Nullable Long version,
        String account,
        String hash,
        String prefix,
        Settings grants,
        @Nullable String name,
        @Nullable Instant expiresAt,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    private static final int FINGERPRINT = 16;

    /** What a key permits, in a type of its own because it is one column. */
    record Settings(
            Set<Permission> permissions,
            @Nullable Set<String> knowledgeBases,
            @Nullable KeyBudget budget) implements NestedValue {

        Settings {
            permissions = Set.copyOf(permissions);
            knowledgeBases = knowledgeBases == null ? null : Set.copyOf(knowledgeBases);
        }

        Grants asGrants() {
            return new Grants(permissions, knowledgeBases);
        }
    }

    /** {@return its name for what hangs on it; another one after each rotation} */
    CredentialRef ref() {
        return CredentialRef.key(id, hash.substring(0, FINGERPRINT));
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    ApiKey rotated(String newHash, String newPrefix) {
        return new ApiKey(id, version, account, newHash, newPrefix, grants, name, expiresAt, createdAt, lastUsedAt);
    }

    ApiKey changed(@Nullable String newName, Settings newGrants, @Nullable Instant newEnd) {
        return new ApiKey(id, version, account, hash, prefix, newGrants, newName, newEnd, createdAt, lastUsedAt);
    }

    ApiKey used(Instant at) {
        return new ApiKey(id, version, account, hash, prefix, grants, name, expiresAt, createdAt, at);
    }
}
