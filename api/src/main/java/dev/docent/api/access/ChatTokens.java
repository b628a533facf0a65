package dev.docent.api.access;

import dev.docent.api.access.secret.AccessProperties;
import dev.docent.api.access.secret.Secrets;
import dev.docent.api.access.secret.TokenKeys;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;

/**
 * Issues and verifies chat tokens: JSON Web Tokens (RFC 7519), signed with HS256 and no other algorithm. A token names the
 * key it was issued to; whether that key still exists is not checked here.
 */
@Service
public final class ChatTokens {

    /** The issuer ({@code iss}) of the tokens of this service. */
    public static final String ISSUER = "docent";

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
    private static final String AUDIENCE = "chat";

    private final TokenKeys keys;
    private final Duration lifetime;
    private final Clock clock;
    private final JwtParser parser;

    ChatTokens(TokenKeys keys, AccessProperties properties, Clock clock) {
        this.keys = keys;
        this.lifetime = properties.chatTokenLifetime();
        this.clock = clock;
        this.parser = Jwts.parser()
                .keyLocator(keys)
                .sig()
                .clear()
                .add(Jwts.SIG.HS256)
                .and()
                .requireIssuer(ISSUER)
                .requireAudience(AUDIENCE)
                .clockSkewSeconds(CLOCK_SKEW.toSeconds())
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    /**
     * {@return a signed token with this content}
     *
     * @param keyExpiresAt when the key expires that the token is issued to, and the token at the latest; null if it does not
     */
    public Issued issue(ChatToken token, @Nullable Instant keyExpiresAt) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var latest = now.plus(lifetime);
        var expiresAt = keyExpiresAt == null || keyExpiresAt.isAfter(latest)
                ? latest
                : keyExpiresAt.truncatedTo(ChronoUnit.SECONDS);
        var text = Jwts.builder()
                .header()
                .keyId(keys.currentId())
                .and()
                .issuer(ISSUER)
                .audience()
                .add(AUDIENCE)
                .and()
                .subject(token.account())
                .id(Secrets.randomText())
                .issuedAt(Date.from(now))
                .expiration(Date.from(expiresAt))
                .claim("credential", token.credential().toString())
                .claim("conversation_id", token.conversation())
                .claim("url", token.url())
                .claim(
                        "scope",
                        token.permissions().stream()
                                .map(Permission::scope)
                                .sorted()
                                .toList())
                .signWith(keys.currentKey(), Jwts.SIG.HS256)
                .compact();
        return new Issued(text, expiresAt, Duration.between(now, expiresAt).toSeconds());
    }

    /** {@return the content of the token} @throws BadCredentialsException if it is not valid */
    public ChatToken verify(String text) {
        if (text.indexOf('.') < 0) {
            throw new BadCredentialsException("The token is not valid. Authorization takes the token that"
                    + " POST /api/start_chat issues; send an API key in X-API-Key");
        }
        try {
            return read(parser.parseSignedClaims(text).getPayload());
        } catch (ExpiredJwtException expired) {
            throw new BadCredentialsException("The token has expired");
        } catch (JwtException | IllegalArgumentException invalid) {
            throw new BadCredentialsException("The token is not valid");
        }
    }

    private ChatToken read(Claims claims) {
        checkLifetime(claims);
        return new ChatToken(
                required(claims.getSubject()),
                credential(claims.get("credential", String.class)),
                required(claims.get("conversation_id", String.class)),
                required(claims.get("url", String.class)),
                permissions(claims.get("scope", List.class)));
    }

    /** Refuses tokens without an expiration and tokens issued in the future, both of which the library accepts. */
    private void checkLifetime(Claims claims) {
        var expiresAt = claims.getExpiration();
        var issuedAt = claims.getIssuedAt();
        if (expiresAt == null || issuedAt == null) {
            throw new BadCredentialsException("The token has no expiration or no time of issue");
        }
        var validFor = Duration.between(issuedAt.toInstant(), expiresAt.toInstant());
        if (validFor.compareTo(AccessProperties.MAX_CHAT_TOKEN_LIFETIME) > 0
                || issuedAt.toInstant().isAfter(clock.instant().plus(CLOCK_SKEW))) {
            throw new BadCredentialsException("The token is valid for too long, or not yet valid");
        }
    }

    private static String required(@Nullable String claim) {
        if (claim == null || claim.isBlank()) {
            throw new BadCredentialsException("The token is not valid");
        }
        return claim;
    }

    private static CredentialRef credential(@Nullable String claim) {
        return Optional.ofNullable(claim)
                .flatMap(CredentialRef::parse)
                .orElseThrow(() -> new BadCredentialsException(
                        "The token names no API key, as those of earlier versions. Start the chat again"));
    }

    private static Set<Permission> permissions(@Nullable List<?> scopes) {
        return Objects.requireNonNullElse(scopes, List.of()).stream()
                .map(scope -> Permission.ofScope(String.valueOf(scope)))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A signed token and its lifetime in seconds. */
    public record Issued(String text, Instant expiresAt, long seconds) {
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + "]";
        }
    }
}
