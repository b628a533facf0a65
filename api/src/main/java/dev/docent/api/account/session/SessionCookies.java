package dev.docent.api.account.session;

import dev.docent.api.access.AccessTokens;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The tokens of a session as cookies of a page, whose scripts cannot read them. */
public final class SessionCookies {

    /** The cookie with the refresh token. */
    public static final String REFRESH = "__Secure-docent_refresh";

    private static final String REFRESH_PATH = "/api/v1/auth";

    private SessionCookies() {}

    public static HttpHeaders of(SessionTokens tokens) {
        return headers(tokens.access(), tokens.accessLifetime(), tokens.refresh(), tokens.refreshLifetime());
    }

    /** {@return the headers that delete the cookies} */
    public static HttpHeaders none() {
        return headers("", Duration.ZERO, "", Duration.ZERO);
    }

    private static HttpHeaders headers(String access, Duration accessAge, String refresh, Duration refreshAge) {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, cookie(AccessTokens.COOKIE, access, accessAge, "/"));
        headers.add(HttpHeaders.SET_COOKIE, cookie(REFRESH, refresh, refreshAge, REFRESH_PATH));
        return headers;
    }

    private static String cookie(String name, String value, Duration age, String path) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(true)
                .sameSite("Strict")
                .path(path)
                .maxAge(age)
                .build()
                .toString();
    }
}
