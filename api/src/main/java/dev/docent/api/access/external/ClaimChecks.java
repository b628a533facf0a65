package dev.docent.api.access.external;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** Checks the claims of a token whose signature is good, each with a message that says what is wrong but not its value. */
final class ClaimChecks {

    private ClaimChecks() {}

    static OAuth2TokenValidator<Jwt> of(IssuerProperties issuer, Clock clock) {
        var time = new JwtTimestampValidator(issuer.clockSkew());
        time.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                failing(jwt -> jwt.getExpiresAt() == null, jwt -> "The token has no expiration (exp)"),
                failing(fails(time), jwt -> expired(jwt, issuer, clock)),
                failing(
                        fails(new JwtIssuerValidator(issuer.issuer())),
                        jwt -> "The issuer (iss) of the token is not accepted here"),
                failing(
                        jwt -> !isMeantForUs(audience(jwt), issuer),
                        jwt -> "The token is meant for another audience (aud)"));
    }

    private static String expired(Jwt jwt, IssuerProperties issuer, Clock clock) {
        var expiresAt = jwt.getExpiresAt();
        return expiresAt != null && expiresAt.plus(issuer.clockSkew()).isAfter(clock.instant())
                ? "The token is not valid yet (nbf)"
                : "The token has expired";
    }

    /** Whoever knows a shared secret may ask here: its tokens need no audience, but one that has an audience must name ours. */
    private static boolean isMeantForUs(List<String> stated, IssuerProperties issuer) {
        return issuer.audience().isEmpty() && issuer.isShared()
                ? stated.isEmpty()
                : stated.stream().anyMatch(issuer.audience()::contains);
    }

    private static List<String> audience(Jwt jwt) {
        var stated = jwt.getAudience();
        return stated == null ? List.of() : stated;
    }

    private static Predicate<Jwt> fails(OAuth2TokenValidator<Jwt> check) {
        return jwt -> check.validate(jwt).hasErrors();
    }

    private static OAuth2TokenValidator<Jwt> failing(Predicate<Jwt> wrong, Function<Jwt, String> message) {
        return jwt -> wrong.test(jwt)
                ? OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, message.apply(jwt), null))
                : OAuth2TokenValidatorResult.success();
    }
}
