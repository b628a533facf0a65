package dev.docent.api.account.oidc;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why a sign-in at an issuer failed, as pages and programs receive it. */
enum OidcRefusal {
    ACCESS_DENIED(HttpStatus.UNAUTHORIZED, "The issuer did not sign you in: you or it refused"),
    NOT_BEGUN(HttpStatus.BAD_REQUEST, "No sign-in was begun in this browser, or another one since: begin again"),
    EXPIRED(HttpStatus.BAD_REQUEST, "The sign-in took more than ten minutes: begin again"),
    ISSUER_REFUSED(HttpStatus.UNAUTHORIZED, "The issuer refused the code, or its ID token is not valid: begin again"),
    ISSUER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The issuer does not respond: try again later"),
    NO_USER(HttpStatus.UNAUTHORIZED, "The ID token of the issuer names no user: ask an administrator"),
    ACCOUNT_SUSPENDED(HttpStatus.FORBIDDEN, "The account is suspended: ask an administrator"),
    LINKED_ALREADY(
            HttpStatus.CONFLICT,
            "The user of the issuer has an account already, or your account is linked to another user there");

    private final HttpStatus status;
    private final String detail;

    OidcRefusal(HttpStatus status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    HttpStatus status() {
        return status;
    }

    String detail() {
        return detail;
    }

    /** {@return whether it counts as a bad credential of the address} */
    boolean isBadAttempt() {
        return this == NOT_BEGUN || this == ISSUER_REFUSED;
    }

    /** {@return its name in URLs and problems} */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
