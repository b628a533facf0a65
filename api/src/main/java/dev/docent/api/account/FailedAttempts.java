package dev.docent.api.account;

import dev.docent.storage.records.NestedValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was wrong since the last sign-in. Passwords and codes are counted apart: a wrong code counts only with the right
 * password, so that nobody without it can lock out who has the second factor.
 *
 * @param lockedUntil until when passwords alone are not checked; null if they are
 * @param codesLockedUntil until when codes are not checked; null if they are
 */
public record FailedAttempts(
        int passwords,
        @Nullable Instant lockedUntil,
        int codes,
        @Nullable Instant codesLockedUntil) implements NestedValue {

    /** Nothing was wrong. */
    public static final FailedAttempts NONE = new FailedAttempts(0, null, 0, null);

    private static final int PERMITTED = 10;
    private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
    private static final int MAX_DOUBLINGS = 6;

    /** {@return these and one more attempt with a password} */
    public FailedAttempts andPassword(Instant now) {
        return new FailedAttempts(passwords + 1, lock(passwords + 1, now), codes, codesLockedUntil);
    }

    /** {@return these and one more attempt with a code} */
    public FailedAttempts andCode(Instant now) {
        return new FailedAttempts(passwords, lockedUntil, codes + 1, lock(codes + 1, now));
    }

    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    public boolean areCodesLocked(Instant now) {
        return codesLockedUntil != null && now.isBefore(codesLockedUntil);
    }

    /** {@return the end of the lock after so many attempts: a minute after ten, twice as long after each further one, to an hour} */
    private static @Nullable Instant lock(int attempts, Instant now) {
        if (attempts < PERMITTED) {
            return null;
        }
        var time = FIRST_LOCK.multipliedBy(1L << Math.min(attempts - PERMITTED, MAX_DOUBLINGS));
        return now.plus(time.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : time);
    }
}
