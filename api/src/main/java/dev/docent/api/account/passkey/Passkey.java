package dev.docent.api.account.passkey;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The public key of a passkey of a person. The private key never leaves the person's devices.
 *
 * @param account id of the account, whose login the person has
 * @param credentialId names the key to its authenticator, in Base64 (URL); unique
 * @param name what the person calls it
 * @param credential attested credential data (WebAuthn, section 6.5.2) in Base64
 * @param counter of signatures, as the authenticator reported it last; 0 if it does not count
 * @param userVerified whether the authenticator verified the person when it was registered or used
 * @param backupEligible whether it may be synchronized between devices
 * @param backedUp whether it is
 * @param transports how clients reach the authenticator, separated by spaces
 * @param lastUsedAt null if not yet
 */
@Aggregate("passkeys")
record Passkey(
        @Id String id,
        @Version @Nullable Long version,
        String account,
        String credentialId,
        String name,
        String credential,
        long counter,
        boolean userVerified,
        boolean backupEligible,
        boolean backedUp,
        String transports,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    Passkey named(String newName) {
        return new Passkey(
                id,
                version,
                account,
                credentialId,
                newName,
                credential,
                counter,
                userVerified,
                backupEligible,
                backedUp,
                transports,
                createdAt,
                lastUsedAt);
    }

    Passkey used(long newCounter, boolean verified, boolean isBackedUp, Instant now) {
        return new Passkey(
                id,
                version,
                account,
                credentialId,
                name,
                credential,
                newCounter,
                userVerified || verified,
                backupEligible,
                isBackedUp,
                transports,
                createdAt,
                now);
    }

    @Override
    public String toString() {
        return "Passkey[id=" + id + ", account=" + account + "]";
    }
}
