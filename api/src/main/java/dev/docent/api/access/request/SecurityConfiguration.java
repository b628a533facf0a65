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
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The security filter chain. Endpoints declare by {@link Access} who may call them; only paths without one are listed here.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsProperties.class)
class SecurityConfiguration {

    private static final String[] PUBLIC = {
        "/",
        "/index.html",
        "/app/**",
        "/webjars/**",
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

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            Callers callers,
            Endpoints endpoints,
            LimitGate limits,
            BudgetGate budgets,
            OpenRequests open,
            Refusals refusals,
            ContentPolicies policies,
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
                .headers(headers -> configure(headers, policies))
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

    private static void configure(HeadersConfigurer<HttpSecurity> headers, ContentPolicies policies) {
        headers.httpStrictTransportSecurity(transport -> transport.includeSubDomains(false))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter(policies);
    }

    /** Rejects passwords. Without this bean, Spring Boot generates a password and logs it. */
    @Bean
    AuthenticationManager authenticationManager() {
        return presented -> {
            throw new BadCredentialsException("Passwords are not supported");
        };
    }
}
