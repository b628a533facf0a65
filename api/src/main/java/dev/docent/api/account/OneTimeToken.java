package dev.docent.api.account;

import dev.docent.api.access.Account;
import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A token that permits one act, once. Its text is not stored.
 *
 * @param hash SHA-256 of the text in lower-case hex; unique. The text has 256 random bits, so no salt is needed
 * @param account id of the account that the act concerns; null for an invite, and to sign in
 * @param email address that the token is mailed to, or of the only person that an invite is for; null for others
 * @param role of the account that an invite permits to register; null for other acts
 * @param createdBy id of the account that asked for it; empty if nobody was signed in
 */
@Aggregate("one_time_tokens")
public record OneTimeToken(
        @Id String id,
        @Version @Nullable Long version,
        Purpose purpose,
        String hash,
        @Nullable String account,
        @Nullable String email,
        Account.@Nullable Role role,
        String createdBy,
        Instant createdAt,
        Instant expiresAt) {

    /** What the token permits. */
    public enum Purpose {
        INVITE,
        PASSWORD_RESET,
        EMAIL_VERIFICATION,
        /** To register a passkey: a challenge, as WebAuthn calls it. */
        PASSKEY_REGISTRATION,
        /** To sign in with a passkey instead of a password. */
        PASSKEY_SIGN_IN,
        /** To present a passkey after the password. */
        PASSKEY_SECOND_FACTOR
    }
}
