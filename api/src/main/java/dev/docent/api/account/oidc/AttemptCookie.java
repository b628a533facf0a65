package dev.docent.api.account.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.access.secret.Seal;
import dev.docent.api.access.secret.TokenKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Keeps a sign-in in a cookie of the browser in which it began, encrypted, so that any node can end it and no other browser
 * can. Its prefix binds it to this host, so that no other one can plant it (RFC 6265bis, section 4.1.3). Browsers send it
 * when the issuer sends them back, which {@code SameSite=Strict} would forbid. There is one: a later sign-in replaces an
 * earlier one. Safe for concurrent use.
 */
@Component
final class AttemptCookie {

    static final String NAME = "__Host-docent_oidc";

    /** Longer than a sign-in may take, so that one that took longer is known to have expired. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final Seal seal;
    private final ObjectMapper json;

    AttemptCookie(TokenKeys keys, ObjectMapper json) {
        this.seal = new Seal(keys, "sign-in at an issuer");
        this.json = json;
    }

    /** {@return the value of {@code Set-Cookie}} */
    String with(OidcAttempt attempt) {
        try {
            return cookie(seal.close(attempt.issuer(), json.writeValueAsBytes(attempt)), KEPT);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    /** {@return the value of {@code Set-Cookie} that deletes it} */
    static String none() {
        return cookie("", Duration.ZERO);
    }

    /** {@return the sign-in at the issuer that the browser of the request began; empty if there is none} */
    Optional<OidcAttempt> find(String issuer, HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .flatMap(cookie -> seal.open(issuer, cookie.getValue()))
                .flatMap(this::read);
    }

    private Optional<OidcAttempt> read(byte[] opened) {
        try {
            return Optional.of(json.readValue(opened, OidcAttempt.class));
        } catch (IOException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private static String cookie(String value, Duration age) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(true)
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }
}
