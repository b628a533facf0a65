package dev.docent.api.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Which call needs which permission. What is not listed needs a credential at least. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] PUBLIC = {
        "/health",
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
    SecurityFilterChain calls(HttpSecurity http, Credentials credentials, Refusals refusals) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(ResponseHeaders::configure)
                .addFilterBefore(new CredentialFilter(credentials), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(SecurityConfiguration::permissions)
                .exceptionHandling(on -> on.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    /** There are no passwords here; without this, Spring Boot makes one up and logs it. */
    @Bean
    AuthenticationManager noPasswords() {
        return presented -> {
            throw new BadCredentialException("There are no passwords here");
        };
    }

    private static void permissions(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry calls) {
        var read = Permission.DOCUMENTS_READ.scope();
        var write = Permission.DOCUMENTS_WRITE.scope();
        var chat = Permission.CHAT.scope();
        calls.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(PUBLIC)
                .permitAll()
                .requestMatchers("/get_temp_api_key")
                .hasAuthority(Caller.MASTER)
                .requestMatchers("/start_chat", "/api/start_chat")
                .hasAuthority(chat)
                .requestMatchers("/chat", "/api/chat")
                .hasAuthority(Caller.CONVERSATION)
                .requestMatchers("/query")
                .hasAnyAuthority(chat, Caller.CONVERSATION)
                .requestMatchers("/make_embedding")
                .hasAnyAuthority(write, Caller.CONVERSATION_DOCUMENTS)
                .requestMatchers(POST, "/api/v1/knowledge-bases/*/search")
                .hasAuthority(read)
                .requestMatchers(
                        GET,
                        "/api/v1/knowledge-bases/**",
                        "/api/v1/documents/**",
                        "/api/v1/deletions",
                        "/api/v1/webhooks/**")
                .hasAuthority(read)
                .requestMatchers(
                        HEAD,
                        "/api/v1/knowledge-bases/**",
                        "/api/v1/documents/**",
                        "/api/v1/deletions",
                        "/api/v1/webhooks/**")
                .hasAuthority(read)
                .requestMatchers("/api/v1/knowledge-bases/**", "/api/v1/documents/**", "/api/v1/webhooks/**")
                .hasAuthority(write)
                .requestMatchers("/actuator/**", "/api/v1/admin/**")
                .hasAuthority(Permission.ADMIN.scope())
                .anyRequest()
                .authenticated();
    }
}
