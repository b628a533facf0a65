package dev.docent.api.account;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * How a person signs in to an account, which has at most one.
 *
 * @param account id of the account; unique
 * @param email as {@link EmailAddress} writes it; unique
 * @param passwordHash Argon2id, with its parameters and salt
 * @param verifiedAt when the person proved to receive mail at the address, or redeemed a token of an administrator; null if
 *     not yet
 * @param factor null if none was enrolled
 */
@Aggregate("logins")
public record Login(
        @Id String id,
        @Version @Nullable Long version,
        String account,
        String email,
        String displayName,
        String passwordHash,
        @Nullable Instant verifiedAt,
        Instant createdAt,
        FailedAttempts attempts,
        @Nullable SecondFactor factor) {

    /** {@return the second factor, if its enrolment was confirmed} */
    public Optional<SecondFactor> confirmedFactor() {
        return Optional.ofNullable(factor).filter(SecondFactor::confirmed);
    }

    public Login with(FailedAttempts newAttempts) {
        return new Login(
                id, version, account, email, displayName, passwordHash, verifiedAt, createdAt, newAttempts, factor);
    }

    public Login with(@Nullable SecondFactor newFactor) {
        return new Login(
                id, version, account, email, displayName, passwordHash, verifiedAt, createdAt, attempts, newFactor);
    }

    public Login named(String newName) {
        return new Login(id, version, account, email, newName, passwordHash, verifiedAt, createdAt, attempts, factor);
    }

    /** {@return this login with a new password, which no failed attempt counts against} */
    public Login withPassword(String newHash) {
        return new Login(
                id, version, account, email, displayName, newHash, verifiedAt, createdAt, FailedAttempts.NONE, factor);
    }

    /** {@return this login with a verified address} The first time counts. */
    public Login verified(Instant at) {
        return verifiedAt != null
                ? this
                : new Login(id, version, account, email, displayName, passwordHash, at, createdAt, attempts, factor);
    }

    @Override
    public String toString() {
        return "Login[id=" + id + ", account=" + account + "]";
    }
}
