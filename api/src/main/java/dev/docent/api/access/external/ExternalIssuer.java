package dev.docent.api.access.external;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.docent.api.access.Grants;
import dev.docent.api.access.Permission;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Verifies the tokens of an issuer: JSON Web Tokens (RFC 7519) with one of its algorithms and no other, whatever their header
 * says. Safe for concurrent use.
 */
final class ExternalIssuer {

    private static final Logger log = LoggerFactory.getLogger(ExternalIssuer.class);

    /** Types of tokens for resource servers (RFC 9068, section 2.1); a token for another purpose is not accepted. */
    private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES =
            new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);

    private final String name;
    private final IssuerProperties settings;
    private final UserClaims users;
    private final NimbusJwtDecoder decoder;

    ExternalIssuer(String name, IssuerProperties settings, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.users = new UserClaims(settings.userClaims());
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(keys(name, settings));
        processor.setJWSTypeVerifier(TYPES);
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // Spring's validators check the claims.
        this.decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(ClaimChecks.of(settings, clock));
    }

    private static JWSKeySelector<SecurityContext> keys(String name, IssuerProperties settings) {
        var algorithms = settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        if (settings.isShared()) {
            var secret = SharedSecret.bytes(name, settings.sharedSecret());
            var algorithm = algorithms.iterator().next();
            return new SingleKeyJWSKeySelector<>(algorithm, new SecretKeySpec(secret, algorithm.getName()));
        }
        return new JWSVerificationKeySelector<>(algorithms, IssuerKeys.of(settings));
    }

    String name() {
        return name;
    }

    /** {@return the {@code iss} of its tokens} */
    String id() {
        return settings.issuer();
    }

    /** {@return whether people sign in there} */
    boolean signsIn() {
        return settings.signsIn();
    }

    /** {@return what its tokens permit} */
    Grants grants() {
        var permissions = settings.scopes().stream()
                .map(Permission::ofScope)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new Grants(permissions, null);
    }

    /** {@return what the token says} @throws BadCredentialsException if it is not valid */
    Content verify(String token) {
        var jwt = decode(token);
        var user = users.find(jwt.getClaims())
                .orElseThrow(() -> new BadCredentialsException(
                        "The token names no user: one of " + settings.userClaims() + " must be a text or an integer of"
                                + " at most " + UserClaims.MAX_LENGTH + " characters"));
        return new Content(user, Objects.requireNonNull(jwt.getExpiresAt()).plus(settings.clockSkew()));
    }

    private Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtValidationException invalid) {
            throw new BadCredentialsException(
                    invalid.getErrors().iterator().next().getDescription());
        } catch (BadJwtException invalid) {
            throw new BadCredentialsException(
                    "The token is malformed, or not signed with a key and algorithm of its issuer");
        } catch (JwtException noKeys) {
            throw new BadCredentialsException(withoutKeys(noKeys));
        }
    }

    private String withoutKeys(JwtException failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (cause instanceof RateLimitReachedException) {
            return "The token is signed with a key that is not known (yet): try again in half a minute";
        }
        log.warn(
                "event=issuer_unavailable issuer={} cause={}",
                name,
                cause.getClass().getSimpleName());
        return "The keys of the issuer cannot be read now: try again later";
    }

    /**
     * What a verified token says.
     *
     * @param user the user, as its issuer names it
     * @param endsAt when it is no longer accepted
     */
    record Content(String user, Instant endsAt) {}
}
