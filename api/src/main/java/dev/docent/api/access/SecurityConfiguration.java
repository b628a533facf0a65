package dev.docent.api.access;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** The security filter chain. Endpoints declare by {@link Access} who may call them; only paths without one are listed here. */
@Configuration(proxyBeanMethods = false)
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

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, Credentials credentials, Endpoints endpoints, Refusals refusals) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(ResponseHeaders::configure)
                .addFilterBefore(new CredentialFilter(credentials, endpoints), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAuthority(Permission.ADMIN.scope())
                        .anyRequest()
                        .access(endpoints))
                .exceptionHandling(on -> on.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    /** Rejects passwords. Without this bean, Spring Boot generates a password and logs it. */
    @Bean
    AuthenticationManager authenticationManager() {
        return presented -> {
            throw new BadCredentialException("Passwords are not supported");
        };
    }
}
