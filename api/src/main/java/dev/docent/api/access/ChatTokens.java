package dev.docent.api.access;

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

/**
 * Chat tokens: JSON Web Tokens (RFC 7519) signed with HS256 and nothing else, which name an account and the one
 * conversation of it that they are good for.
 */
public final class ChatTokens {

    static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final String ISSUER = "docent";
    private static final String AUDIENCE = "chat";

    private final TokenKeys keys;
    private final Duration lifetime;
    private final Clock clock;
    private final JwtParser parser;

    ChatTokens(TokenKeys keys, Duration lifetime, Clock clock) {
        this.keys = keys;
        this.lifetime = lifetime;
        this.clock = clock;
        this.parser = Jwts.parser()
                .keyLocator(keys)
                .sig()
                .clear()
                .add(Jwts.SIG.HS256)
                .and()
                .requireIssuer(ISSUER)
                .requireAudience(AUDIENCE)
                .clockSkewSeconds(SKEW.toSeconds())
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    /** {@return a token for what is said} */
    public Issued issue(ChatToken token) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(lifetime);
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
        return new Issued(text, expiresAt, lifetime.toSeconds());
    }

    /** {@return what the token says} @throws BadCredentialException when anything about it is wrong */
    ChatToken verify(String text) {
        try {
            return read(parser.parseSignedClaims(text).getPayload());
        } catch (ExpiredJwtException expired) {
            throw new BadCredentialException("The token has expired");
        } catch (JwtException | IllegalArgumentException invalid) {
            throw new BadCredentialException("The token is not valid");
        }
    }

    private ChatToken read(Claims claims) {
        checkLifetime(claims);
        return new ChatToken(
                required(claims.getSubject()),
                required(claims.get("conversation_id", String.class)),
                required(claims.get("url", String.class)),
                permissions(claims.get("scope", List.class)));
    }

    /** The library accepts tokens that never expire, or that are of the future. */
    private void checkLifetime(Claims claims) {
        var expiresAt = claims.getExpiration();
        var issuedAt = claims.getIssuedAt();
        if (expiresAt == null || issuedAt == null) {
            throw new BadCredentialException("The token does not say how long it is valid");
        }
        var lasts = Duration.between(issuedAt.toInstant(), expiresAt.toInstant());
        if (lasts.compareTo(LONGEST) > 0
                || issuedAt.toInstant().isAfter(clock.instant().plus(SKEW))) {
            throw new BadCredentialException("The token is valid for longer than tokens of ours are");
        }
    }

    private static String required(@org.jspecify.annotations.Nullable String claim) {
        if (claim == null || claim.isBlank()) {
            throw new BadCredentialException("The token is not valid");
        }
        return claim;
    }

    private static Set<Permission> permissions(@org.jspecify.annotations.Nullable List<?> scopes) {
        return Objects.requireNonNullElse(scopes, List.of()).stream()
                .map(scope -> Permission.ofScope(String.valueOf(scope)))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A token just made. */
    public record Issued(String text, Instant expiresAt, long seconds) {
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + "]";
        }
    }
}
