package dev.docent.api.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** Another company's identity provider: Spring Authorization Server in this process, on a free port. */
final class AuthorizationServer implements AutoCloseable {

    static final String CLIENT = "docent-page";
    static final String CLIENT_SECRET = "the-secret-of-the-client";
    static final String AUDIENCE = "docent-api";
    static final String USER = "alice";
    static final String PASSWORD = "password-of-everybody";

    private static final List<String> USERS = List.of(USER, "bob", "carol", "dan", "erin", "frank", "grace");

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();

    /** Starts it without the settings and listeners of an application, which are those of the service. */
    AuthorizationServer() {
        var port = new MapPropertySource("port", Map.of("server.port", "0"));
        context.getEnvironment().getPropertySources().addFirst(port);
        context.register(Configuration.class);
        context.refresh();
    }

    /** {@return its {@code iss}} */
    String issuer() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    /** {@return the key that signs its tokens} */
    RSAKey key() {
        return context.getBean(RSAKey.class);
    }

    /** {@return how often its keys were read} */
    int readsOfKeys() {
        return context.getBean(AtomicInteger.class).get();
    }

    /** {@return an access token of a service that has an account there} */
    String accessToken() throws Exception {
        var form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + CLIENT_SECRET;
        var request = HttpRequest.newBuilder(URI.create(issuer() + "/oauth2/token"))
                .header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                .POST(BodyPublishers.ofString(form));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new ObjectMapper()
                    .readTree(answer.body())
                    .get("access_token")
                    .asText();
        }
    }

    /** {@return where the server sends the browser of a user who signs in at this URL} */
    URI signIn(String url, String user) throws Exception {
        try (var browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            browser.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Accept", MediaType.TEXT_HTML_VALUE)
                            .build(),
                    BodyHandlers.discarding());
            var form = HttpRequest.newBuilder(URI.create(issuer() + "/login"))
                    .header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                    .POST(BodyPublishers.ofString("username=" + user + "&password=" + PASSWORD));
            var entered = browser.send(form.build(), BodyHandlers.discarding());
            var back = browser.send(
                    HttpRequest.newBuilder(URI.create(location(entered))).build(), BodyHandlers.discarding());
            return URI.create(location(back));
        }
    }

    private static String location(HttpResponse<?> redirect) {
        return redirect.headers().firstValue("Location").orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }

    /** No component: the service must not find it. */
    @EnableWebSecurity
    @ImportAutoConfiguration({
        DispatcherServletAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Configuration {

        @Bean
        @Order(1)
        SecurityFilterChain endpoints(HttpSecurity http) throws Exception {
            var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(server.getEndpointsMatcher())
                    .with(server, each -> each.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(on -> on.defaultAuthenticationEntryPointFor(
                            new LoginUrlAuthenticationEntryPoint("/login"),
                            new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain pages(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .csrf(csrf -> csrf.ignoringRequestMatchers("/login"))
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(USERS.stream()
                    .map(name -> User.withUsername(name)
                            .password("{noop}" + PASSWORD)
                            .build())
                    .toList());
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + CLIENT_SECRET)
                    .clientAuthenticationMethods(methods -> methods.addAll(List.of(
                            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                            ClientAuthenticationMethod.CLIENT_SECRET_POST)))
                    .authorizationGrantTypes(grants -> grants.addAll(List.of(
                            AuthorizationGrantType.AUTHORIZATION_CODE, AuthorizationGrantType.CLIENT_CREDENTIALS)))
                    .redirectUri("https://docent.example/api/v1/auth/oidc/server/callback")
                    .scope(OidcScopes.OPENID)
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build());
        }

        @Bean
        RSAKey key() throws Exception {
            return new RSAKeyGenerator(2048).keyID("of the server").generate();
        }

        @Bean
        JWKSource<SecurityContext> keys(RSAKey key) {
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> audience() {
            return token -> {
                if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())) {
                    token.getClaims()
                            .audience(List.of(AUDIENCE))
                            .claims(claims -> claims.putAll(Map.of("tier", "gold")));
                }
            };
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        AtomicInteger reads() {
            return new AtomicInteger();
        }

        @Bean
        FilterRegistrationBean<Filter> counting(AtomicInteger reads) {
            var counting = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                reads.incrementAndGet();
                chain.doFilter(request, response);
            });
            counting.addUrlPatterns("/oauth2/jwks");
            counting.setOrder(Integer.MIN_VALUE);
            return counting;
        }
    }
}
