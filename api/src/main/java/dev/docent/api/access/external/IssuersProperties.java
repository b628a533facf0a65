package dev.docent.api.access.external;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Issuers whose tokens are accepted.
 *
 * @param issuers issuers of tokens by a name of your choice, each with {@code issuer}, {@code audience} and one of {@code
 *     jwks-uri}, {@code discovery} and {@code shared-secret}; optionally {@code algorithms}, {@code user-claims}, {@code
 *     scopes}, {@code clock-skew}, and for sign-in by OpenID Connect {@code client-id}, {@code client-secret} and {@code
 *     display-name}
 */
@ConfigurationProperties("docent.access")
record IssuersProperties(@DefaultValue Map<String, IssuerProperties> issuers) {}
