package dev.docent.api.account.session;

import dev.docent.api.access.CredentialRef;
import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A person who signed in on a device. It has one valid refresh token at any time.
 *
 * @param account id of the account
 * @param family SHA-256 of the part that all of its refresh tokens have in common
 * @param hash SHA-256 of the part that only the valid refresh token has
 * @param device what the client said about itself
 * @param expiresAt when it ends unless it is refreshed before
 */
@Aggregate("sessions")
record Session(
        @Id String id,
        @Version @Nullable Long version,
        String account,
        String family,
        String hash,
        String device,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {

    private static final int FINGERPRINT = 16;

    CredentialRef ref() {
        return new CredentialRef(CredentialRef.Kind.SESSION, id, family.substring(0, FINGERPRINT));
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    Session refreshed(String newHash, Instant now, Instant newEnd) {
        return new Session(id, version, account, family, newHash, device, createdAt, now, newEnd);
    }
}
