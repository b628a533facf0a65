package dev.docent.api.access;

import dev.docent.api.access.secret.Secrets;
import dev.docent.api.access.secret.TokenKeys;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;

/**
 * Issues and verifies access tokens: JSON Web Tokens for a few minutes, signed as {@link ChatTokens} are, that name a session.
 * Whether the session still exists is not checked here.
 */
@Service
public final class AccessTokens {

    /** The cookie that carries an access token. Its prefix binds it to this host and to TLS (RFC 6265bis, section 4.1.3). */
    public static final String COOKIE = "__Host-docent_access";

    /** The longest lifetime of an access token. */
    public static final Duration MAX_LIFETIME = Duration.ofMinutes(15);

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final String AUDIENCE = "access";

    private final TokenKeys keys;
    private final Clock clock;
    private final JwtParser parser;

    AccessTokens(TokenKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.parser = Jwts.parser()
                .keyLocator(keys)
                .sig()
                .clear()
                .add(Jwts.SIG.HS256)
                .and()
                .requireIssuer(ChatTokens.ISSUER)
                .requireAudience(AUDIENCE)
                .clockSkewSeconds(CLOCK_SKEW.toSeconds())
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    /** {@return a signed token} @param account id of the account @param session what the token hangs on */
    public String issue(String account, CredentialRef session, Duration lifetime) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return Jwts.builder()
                .header()
                .keyId(keys.currentId())
                .and()
                .issuer(ChatTokens.ISSUER)
                .audience()
                .add(AUDIENCE)
                .and()
                .subject(account)
                .id(Secrets.randomText())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(lifetime)))
                .claim("credential", session.toString())
                .signWith(keys.currentKey(), Jwts.SIG.HS256)
                .compact();
    }

    /** {@return whether the token claims to be an access token} */
    public boolean recognize(PresentedToken token) {
        return token.issuer().equals(ChatTokens.ISSUER) && token.audience().contains(AUDIENCE);
    }

    /** {@return the content of the token} @throws BadCredentialsException if it is not valid */
    public Content verify(PresentedToken token) {
        try {
            return read(parser.parseSignedClaims(token.text()).getPayload());
        } catch (JwtException | IllegalArgumentException invalid) {
            throw new BadCredentialsException("The access token has expired or is not valid: refresh it, or sign in");
        }
    }

    private static Content read(Claims claims) {
        var account = claims.getSubject();
        var session = claims.get("credential", String.class);
        if (account == null || session == null || isTooLong(claims)) {
            throw new IllegalArgumentException("A claim is missing");
        }
        return new Content(account, CredentialRef.parse(session).orElseThrow(IllegalArgumentException::new));
    }

    private static boolean isTooLong(Claims claims) {
        @Nullable Date issued = claims.getIssuedAt();
        @Nullable Date expires = claims.getExpiration();
        return issued == null
                || expires == null
                || Duration.between(issued.toInstant(), expires.toInstant()).compareTo(MAX_LIFETIME) > 0;
    }

    /** What a token says: the id of the account, and the session that it hangs on. */
    public record Content(String account, CredentialRef session) {}
}
