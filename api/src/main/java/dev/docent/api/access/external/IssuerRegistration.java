package dev.docent.api.access.external;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** This service as a client of an issuer, with the addresses that the issuer publishes. They are read once, when first needed. */
final class IssuerRegistration {

    private static final int CONNECT_MILLIS = 2000;
    private static final int READ_MILLIS = 3000;
    private static final int MAX_BYTES = 256 * 1024;
    private static final Logger log = LoggerFactory.getLogger(IssuerRegistration.class);

    private final String name;
    private final IssuerProperties settings;
    private final String callback;
    private volatile @Nullable ClientRegistration read;

    IssuerRegistration(String name, IssuerProperties settings, String callback) {
        this.name = name;
        this.settings = settings;
        this.callback = callback;
    }

    ClientRegistration get() throws IssuerUnavailableException {
        var known = read;
        if (known == null) {
            known = read();
            read = known;
        }
        return known;
    }

    private ClientRegistration read() throws IssuerUnavailableException {
        try {
            var http = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
            return safe(
                    of(ClientRegistrations.fromOidcConfiguration(ProviderConfiguration.read(settings.issuer(), http))));
        } catch (IOException | IllegalArgumentException failure) {
            log.warn(
                    "event=issuer_unavailable issuer={} cause={}",
                    name,
                    failure.getClass().getSimpleName());
            throw new IssuerUnavailableException(failure);
        }
    }

    private ClientRegistration of(ClientRegistration.Builder published) {
        var client = published
                .registrationId(name)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .redirectUri(callback)
                .scope(OidcScopes.OPENID);
        return settings.clientSecret().isBlank()
                ? client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .build()
                : client.build();
    }

    private static ClientRegistration safe(ClientRegistration client) throws IOException {
        var provider = client.getProviderDetails();
        if (!IssuerCheck.isSafe(provider.getAuthorizationUri()) || !IssuerCheck.isSafe(provider.getTokenUri())) {
            throw new IOException("An address of the issuer is not one with https");
        }
        return client;
    }
}
