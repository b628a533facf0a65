package dev.docent.api.account.oidc;

import org.jspecify.annotations.Nullable;

/** Ends a sign-in at an issuer. */
final class OidcRefusedException extends Exception {

    private final OidcRefusal reason;

    OidcRefusedException(OidcRefusal reason, @Nullable Throwable cause) {
        super(reason.code(), cause);
        this.reason = reason;
    }

    OidcRefusal reason() {
        return reason;
    }
}
