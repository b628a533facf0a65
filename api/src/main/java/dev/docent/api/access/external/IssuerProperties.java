package dev.docent.api.access.external;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An issuer of tokens, or identity provider. Its keys come from one of three sources: {@code jwksUri}, {@code discovery} or
 * {@code sharedSecret}.
 *
 * @param issuer the {@code iss} of its tokens, compared as text
 * @param audience values of {@code aud}, one of which its tokens must have. Not needed with {@code sharedSecret}: if none is set, its
 *     tokens must have no {@code aud}
 * @param jwksUri URL of its public keys (RFC 7517)
 * @param discovery whether the URL of its public keys is read from its OpenID Connect configuration
 * @param sharedSecret verifies its tokens: a text, or {@code base64:} and bytes in Base64
 * @param algorithms signature algorithms that its tokens may have; by default RS256, or HS256 with a shared secret
 * @param userClaims claims that name the user; the first one that a token has counts
 * @param scopes what its tokens permit
 * @param clockSkew by how much its clock may differ from this one
 * @param clientId what this service is called there; if set, people sign in there by OpenID Connect, which needs {@code
 *     discovery}
 * @param clientSecret of that client; empty if it has none
 * @param displayName what people call the issuer; its name in the settings if empty
 */
public record IssuerProperties(
        @DefaultValue("") String issuer,
        @DefaultValue List<String> audience,
        @DefaultValue("") String jwksUri,
        @DefaultValue("false") boolean discovery,
        @DefaultValue("") String sharedSecret,
        @DefaultValue List<String> algorithms,
        @DefaultValue({"user_id", "sub"}) List<String> userClaims,

        @DefaultValue({"chat", "documents:read", "documents:write"})
        List<String> scopes,

        @DefaultValue("60s") Duration clockSkew,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String displayName) {

    public IssuerProperties {
        algorithms = algorithms.isEmpty() ? List.of(sharedSecret.isBlank() ? "RS256" : "HS256") : algorithms;
    }

    /** {@return whether people sign in there} */
    boolean signsIn() {
        return !clientId.isBlank();
    }

    boolean isShared() {
        return !sharedSecret.isBlank();
    }

    @Override
    public String toString() {
        return "IssuerProperties[issuer=" + issuer + ", audience=" + audience + "]";
    }
}
