package dev.docent.api.access.request;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.access.Endpoints;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;

/**
 * The security filter chain. Endpoints declare by {@link Access} who may call them; only paths without one are listed here.
 * Only the documentation pages may run scripts; every other response is data.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsProperties.class)
class SecurityConfiguration {

    private static final String[] PUBLIC = {
        "/docs",
        "/docs/**",
        "/swagger-ui/**",
        "/openapi",
        "/openapi/**",
        "/openapi.json",
        "/openapi.yaml",
        "/actuator/health/liveness",
        "/actuator/health/readiness"
    };
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
    private static final String PAGES_POLICY = "default-src 'self'; img-src 'self' data:; "
            + "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            Callers callers,
            Endpoints endpoints,
            LimitGate limits,
            BudgetGate budgets,
            OpenRequests open,
            Refusals refusals,
            CorsProperties cors,
            ProblemWriter problems)
            throws Exception {
        if (!cors.corsOrigins().isEmpty()) {
            http.addFilter(CrossOriginCalls.filter(cors, problems));
        }
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::configure)
                .addFilterBefore(
                        new CredentialFilter(callers, endpoints, limits, budgets, open),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAuthority(Caller.ADMINISTRATOR)
                        .anyRequest()
                        .access(endpoints))
                .exceptionHandling(on -> on.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    private static void configure(HeadersConfigurer<HttpSecurity> headers) {
        var pages = PathPatternRequestMatcher.withDefaults().matcher("/swagger-ui/**");
        headers.httpStrictTransportSecurity(transport -> transport.includeSubDomains(false))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        pages, new ContentSecurityPolicyHeaderWriter(PAGES_POLICY)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(pages), new ContentSecurityPolicyHeaderWriter(DATA_POLICY)));
    }

    /** Rejects passwords. Without this bean, Spring Boot generates a password and logs it. */
    @Bean
    AuthenticationManager authenticationManager() {
        return presented -> {
            throw new BadCredentialsException("Passwords are not supported");
        };
    }
}
