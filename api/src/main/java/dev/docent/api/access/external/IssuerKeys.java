package dev.docent.api.access.external;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the public keys of an issuer when a token first needs them. A token that names an unknown key causes another read, but
 * all tokens together at most two in half a minute, so that nobody can flood the issuer through this service.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final int CONNECT_MILLIS = 2000;
    private static final int READ_MILLIS = 3000;
    private static final int MAX_BYTES = 256 * 1024;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_READS = Duration.ofSeconds(30);
    private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(1);

    private final IssuerProperties issuer;
    private volatile @Nullable JWKSetSource<SecurityContext> discovered;

    private IssuerKeys(IssuerProperties issuer) {
        this.issuer = issuer;
    }

    /** {@return the keys of the issuer, which are read lazily and kept} */
    static JWKSource<SecurityContext> of(IssuerProperties issuer) {
        return JWKSourceBuilder.create(new IssuerKeys(issuer))
                .cache(KEPT.toMillis(), WAIT.toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_READS.toMillis())
                .outageTolerant(KEPT_IN_OUTAGE.toMillis())
                .build();
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        return source().getJWKSet(refresh, now, context);
    }

    /** Called by one thread at a time, since the cache holds a lock. */
    private JWKSetSource<SecurityContext> source() throws KeySourceException {
        var known = discovered;
        if (known == null) {
            var http = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
            known = new URLBasedJWKSetSource<>(url(http), http);
            discovered = known;
        }
        return known;
    }

    private URL url(ResourceRetriever http) throws KeySourceException {
        try {
            return issuer.discovery()
                    ? ProviderConfiguration.keys(issuer.issuer(), http)
                    : URI.create(issuer.jwksUri()).toURL();
        } catch (IOException unavailable) {
            throw new JWKSetUnavailableException("No configuration of " + issuer.issuer(), unavailable);
        }
    }

    @Override
    public void close() {}
}
