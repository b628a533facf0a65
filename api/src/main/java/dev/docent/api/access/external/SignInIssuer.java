package dev.docent.api.access.external;

import dev.docent.api.access.external.SignInIssuers.Attempt;
import dev.docent.api.access.external.SignInIssuers.Begun;
import dev.docent.api.launch.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * An issuer at which people sign in by OpenID Connect Core 1.0, section 3.1 (authorization code flow), with PKCE (RFC 7636),
 * state and nonce. Spring Security speaks the protocol. Safe for concurrent use.
 */
public final class SignInIssuer {

    private static final String CALLBACK = "/api/v1/auth/oidc/%s/callback";

    private final String name;
    private final IssuerProperties settings;
    private final UserClaims users;
    private final IssuerRegistration registration;
    private final OidcAuthorizationCodeAuthenticationProvider protocol;

    SignInIssuer(String name, IssuerProperties settings, PublicAddress address, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.users = new UserClaims(settings.userClaims());
        this.registration = new IssuerRegistration(name, settings, address.of(CALLBACK.formatted(name)));
        this.protocol = new OidcAuthorizationCodeAuthenticationProvider(
                TokenEndpoint.client(),
                // What its ID token says is enough: nothing else is asked of the issuer.
                request -> new DefaultOidcUser(List.of(), request.getIdToken()));
        protocol.setJwtDecoderFactory(new IdTokens(settings, clock));
    }

    /** {@return its name in the settings} */
    public String name() {
        return name;
    }

    /** {@return what people call it} */
    public String displayName() {
        return settings.displayName().isBlank() ? name : settings.displayName();
    }

    /** {@return where the browser of the person goes, and what must be remembered} @throws IssuerUnavailableException if its addresses cannot be read */
    public Begun begin(HttpServletRequest request) throws IssuerUnavailableException {
        var known = registration.get();
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(_ -> known, "/");
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        var begun = Objects.requireNonNull(resolver.resolve(request, name));
        var attempt = new Attempt(
                begun.getState(), text(begun, OidcParameterNames.NONCE), text(begun, PkceParameterNames.CODE_VERIFIER));
        return new Begun(begun.getAuthorizationRequestUri(), attempt);
    }

    private static String text(OAuth2AuthorizationRequest request, String attribute) {
        return (String) Objects.requireNonNull(request.getAttributes().get(attribute));
    }

    /**
     * {@return the user who signed in; empty if the ID token names none}
     *
     * @param state as the browser brought it back
     * @throws OAuth2AuthenticationException if the issuer refuses the code, or its ID token is not good
     * @throws IssuerUnavailableException if its addresses cannot be read
     */
    public Optional<String> finish(Attempt attempt, String code, String state) throws IssuerUnavailableException {
        var known = registration.get();
        var response = OAuth2AuthorizationResponse.success(code)
                .state(state)
                .redirectUri(known.getRedirectUri())
                .build();
        var exchange = new OAuth2AuthorizationExchange(request(known, attempt), response);
        var result = protocol.authenticate(new OAuth2LoginAuthenticationToken(known, exchange));
        return result != null && result.getPrincipal() instanceof OidcUser user
                ? users.find(user.getIdToken().getClaims())
                : Optional.empty();
    }

    private OAuth2AuthorizationRequest request(ClientRegistration known, Attempt attempt) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(known.getClientId())
                .authorizationUri(known.getProviderDetails().getAuthorizationUri())
                .redirectUri(known.getRedirectUri())
                .scopes(known.getScopes())
                .state(attempt.state())
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        name,
                        OidcParameterNames.NONCE,
                        attempt.nonce(),
                        PkceParameterNames.CODE_VERIFIER,
                        attempt.verifier()))
                .build();
    }

    /** {@return whether what the callback says about the issuer (RFC 9207) is not another one} @param iss null if it says nothing */
    public boolean isIssuer(@Nullable String iss) {
        return iss == null || iss.equals(settings.issuer());
    }
}
