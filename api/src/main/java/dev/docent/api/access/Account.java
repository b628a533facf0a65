package dev.docent.api.access;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A tenant, which owns everything that is stored for it.
 *
 * @param externalId its name among the callers with the master key; unique
 * @param welcomed whether it got the sample document, which it gets only once
 * @param role null for the default, which is to administer the installation for the root account only
 * @param suspendedAt since when none of its credentials are accepted; null if they are
 */
@Aggregate("accounts")
public record Account(
        @Id String id,
        @Version @Nullable Long version,
        String externalId,
        boolean welcomed,
        Instant createdAt,
        @Nullable Role role,
        @Nullable Instant suspendedAt) {

    /** External id of the account of the master key. */
    public static final String ROOT = "root";

    /** Begins the external ids of users of other issuers, and of no tenant of the master key. */
    public static final String EXTERNAL = "external:";

    /** What an account may do beyond its own data. */
    public enum Role {
        USER,
        /** Administers the installation. */
        ADMINISTRATOR
    }

    /** {@return an account with the default role} */
    public static Account created(String id, String externalId, Instant now) {
        return new Account(id, null, externalId, false, now, null, null);
    }

    public boolean isRoot() {
        return externalId.equals(ROOT);
    }

    public boolean isAdministrator() {
        return role == null ? isRoot() : role == Role.ADMINISTRATOR;
    }

    public boolean isSuspended() {
        return suspendedAt != null;
    }

    Account welcome() {
        return new Account(id, version, externalId, true, createdAt, role, suspendedAt);
    }

    Account with(Role newRole) {
        return new Account(id, version, externalId, welcomed, createdAt, newRole, suspendedAt);
    }

    Account suspended(@Nullable Instant since) {
        return new Account(id, version, externalId, welcomed, createdAt, role, since);
    }
}
