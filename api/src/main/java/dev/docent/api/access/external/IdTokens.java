package dev.docent.api.access.external;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Verifies the ID tokens of an issuer, with its keys and the algorithms of its settings. */
final class IdTokens implements JwtDecoderFactory<ClientRegistration> {

    private final IssuerProperties settings;
    private final JWKSource<SecurityContext> keys;
    private final Clock clock;

    IdTokens(IssuerProperties settings, Clock clock) {
        this.settings = settings;
        this.keys = IssuerKeys.of(settings);
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration client) {
        var algorithms = settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // Spring's validator checks the claims.
        var claims = new OidcIdTokenValidator(client);
        claims.setClock(clock);
        claims.setClockSkew(settings.clockSkew());
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        decoder.setJwtValidator(claims);
        return decoder;
    }
}
