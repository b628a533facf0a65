package dev.docent.api.account.oidc;

import org.jspecify.annotations.Nullable;

/**
 * What the browser brings back from an issuer (OpenID Connect Core 1.0, sections 3.1.2.5 and 3.1.2.6).
 *
 * @param error why the issuer did not sign the person in
 * @param iss the issuer (RFC 9207)
 */
record OidcAnswer(
        @Nullable String code,
        @Nullable String state,
        @Nullable String error,
        @Nullable String iss) {

    @Override
    public String toString() {
        return "OidcAnswer[error=" + (error != null) + "]";
    }
}
