package dev.docent.api.account.oidc;

import dev.docent.api.access.external.SignInIssuers.Attempt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that has begun, as the browser in which it began keeps it.
 *
 * @param issuer name of the issuer
 * @param protocol what the protocol needs at the end
 * @param journey where it leads
 * @param session the session whose account the user of the issuer is to be linked to; null to sign in
 */
record OidcAttempt(
        String issuer,
        Attempt protocol,
        Journey journey,
        @Nullable String session,
        Instant begunAt) {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    boolean isExpired(Instant now) {
        return now.isAfter(begunAt.plus(LIFETIME)) || now.isBefore(begunAt.minusSeconds(60));
    }

    /**
     * Where a sign-in leads.
     *
     * @param cookies whether a page gets the tokens in cookies, and is returned to
     * @param returnTo path of that page
     */
    record Journey(boolean cookies, String returnTo) {}
}
