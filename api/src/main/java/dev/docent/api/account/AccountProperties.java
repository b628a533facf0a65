package dev.docent.api.account;

import dev.docent.api.access.AccessTokens;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts of people.
 *
 * @param registration who may register: {@code open} for everybody, {@code invite} or {@code closed}; the master key always may
 * @param accessTokenLifetime how long an access token is valid, from a minute to 15 minutes
 * @param sessionIdle after how long without a refresh a session ends
 * @param sessionLifetime after how long a session ends in any case
 * @param passwordScore lowest score of zxcvbn for a new password, from 0 to 4
 */
@ConfigurationProperties("docent.accounts")
public record AccountProperties(
        @DefaultValue("closed") Registration registration,
        @DefaultValue("10m") Duration accessTokenLifetime,
        @DefaultValue("7d") Duration sessionIdle,
        @DefaultValue("30d") Duration sessionLifetime,
        @DefaultValue("3") int passwordScore) {

    /** Who may register. Invites of administrators are accepted unless it is closed. */
    public enum Registration {
        OPEN,
        INVITE,
        CLOSED
    }

    public AccountProperties {
        if (accessTokenLifetime.compareTo(Duration.ofMinutes(1)) < 0
                || accessTokenLifetime.compareTo(AccessTokens.MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException(
                    "docent.accounts.access-token-lifetime must be from 1m to 15m: " + accessTokenLifetime);
        }
        if (!sessionIdle.isPositive() || sessionLifetime.compareTo(sessionIdle) < 0) {
            throw new IllegalArgumentException(
                    "docent.accounts.session-idle must be positive, and at most session-lifetime");
        }
        if (passwordScore < 0 || passwordScore > 4) {
            throw new IllegalArgumentException("docent.accounts.password-score must be from 0 to 4: " + passwordScore);
        }
    }
}
