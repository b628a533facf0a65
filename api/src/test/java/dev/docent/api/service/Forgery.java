package dev.docent.api.service;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.crypto.SecretKey;

/** Tokens that look like a good one and are not. */
final class Forgery {

    private static final SecretKey OURS = key(Docent.JWT_SECRET);

    private Forgery() {}

    static List<String> of(String token) {
        var parts = token.split("\\.");
        var keyId = keyId(parts[0]);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return List.of(
                "",
                "nonsense",
                "..",
                "a.b.c",
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1],
                parts[0] + "." + encoded(claims.replace("\"chat\"", "\"admin\"")) + "." + parts[2],
                encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".",
                encoded("{\"alg\":\"None\",\"kid\":\"" + keyId + "\"}") + "." + parts[1] + "." + parts[2],
                good(keyId)
                        .signWith(key("another-secret-which-also-has-over-256-bits"), Jwts.SIG.HS256)
                        .compact(),
                good(keyId)
                        .signWith(key(Docent.JWT_SECRET.repeat(2)), Jwts.SIG.HS512)
                        .compact(),
                good("unknown").signWith(OURS, Jwts.SIG.HS256).compact(),
                good("../../etc/passwd").signWith(OURS, Jwts.SIG.HS256).compact(),
                good(keyId).expiration(null).signWith(OURS, Jwts.SIG.HS256).compact(),
                good(keyId).issuedAt(null).signWith(OURS, Jwts.SIG.HS256).compact(),
                good(keyId).expiration(in(-2)).signWith(OURS, Jwts.SIG.HS256).compact(),
                good(keyId)
                        .expiration(in(60 * 25))
                        .signWith(OURS, Jwts.SIG.HS256)
                        .compact(),
                good(keyId).issuedAt(in(5)).signWith(OURS, Jwts.SIG.HS256).compact(),
                good(keyId).issuer("another").signWith(OURS, Jwts.SIG.HS256).compact(),
                good(keyId)
                        .audience()
                        .remove("chat")
                        .add("admin")
                        .and()
                        .signWith(OURS, Jwts.SIG.HS256)
                        .compact(),
                good(keyId).subject(null).signWith(OURS, Jwts.SIG.HS256).compact(),
                good(keyId)
                        .claim("conversation_id", null)
                        .signWith(OURS, Jwts.SIG.HS256)
                        .compact(),
                good(keyId)
                        .claim("conversation_id", 7)
                        .signWith(OURS, Jwts.SIG.HS256)
                        .compact());
    }

    private static JwtBuilder good(String keyId) {
        return Jwts.builder()
                .header()
                .keyId(keyId)
                .and()
                .issuer("docent")
                .audience()
                .add("chat")
                .and()
                .subject("someone")
                .issuedAt(in(0))
                .expiration(in(10))
                .claim("conversation_id", "one")
                .claim("url", "http://localhost/query");
    }

    private static String keyId(String header) {
        var json = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
        return json.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    private static Date in(int minutes) {
        return Date.from(Instant.now().plus(minutes, ChronoUnit.MINUTES));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static SecretKey key(String secret) {
        return Keys.hmacShaKeyFor(secret.getBytes(StandardCharsets.UTF_8));
    }
}
