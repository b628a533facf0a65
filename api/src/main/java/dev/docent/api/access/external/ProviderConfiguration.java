package dev.docent.api.access.external;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import org.springframework.util.StringUtils;

/** Reads where an issuer has its public keys (OpenID Connect Discovery 1.0, section 4). */
final class ProviderConfiguration {

    private static final String PATH = "/.well-known/openid-configuration";

    private ProviderConfiguration() {}

    /** {@return the URL of the keys of the issuer} @throws IOException if the issuer does not respond with its configuration */
    static URL keys(String issuer, ResourceRetriever http) throws IOException {
        var keys = read(issuer, http).get("jwks_uri") instanceof String text ? text : "";
        if (!IssuerCheck.isSafe(keys)) {
            throw new IOException("The URL of the keys (jwks_uri) is not one with https");
        }
        return URI.create(keys).toURL();
    }

    /** {@return the configuration of the issuer} @throws IOException if the issuer does not respond with its own */
    static Map<String, Object> read(String issuer, ResourceRetriever http) throws IOException {
        var url = URI.create(StringUtils.trimTrailingCharacter(issuer, '/') + PATH)
                .toURL();
        try {
            var configuration = JSONObjectUtils.parse(http.retrieveResource(url).getContent());
            if (!issuer.equals(configuration.get("issuer"))) {
                throw new IOException("The configuration is that of another issuer");
            }
            return configuration;
        } catch (ParseException malformed) {
            throw new IOException("The configuration is malformed", malformed);
        }
    }
}
