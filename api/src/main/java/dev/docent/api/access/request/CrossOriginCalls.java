package dev.docent.api.access.request;

import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemWriter;
import dev.docent.api.trace.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets pages of the configured origins call the service from browsers, and refuses pages of others (403) before their credential
 * is looked up. The header that calls with cookies need is not among those they may send, so that the cookies of a person stay
 * those of this service's own pages.
 */
final class CrossOriginCalls extends DefaultCorsProcessor {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> SENT = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.RANGE,
            CredentialFilter.API_KEY,
            "Idempotency-Key",
            "Last-Event-ID",
            "traceparent",
            RequestId.HEADER);
    private static final List<String> SHOWN = List.of(
            HttpHeaders.ACCEPT_RANGES,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_RANGE,
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE,
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            RequestId.HEADER);

    private final ProblemWriter problems;

    private CrossOriginCalls(ProblemWriter problems) {
        this.problems = problems;
    }

    static CorsFilter filter(CorsProperties settings, ProblemWriter problems) {
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", configuration(settings));
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new CrossOriginCalls(problems));
        return filter;
    }

    /** Many clients ask for credentials although they send none but their header, and browsers refuse them {@code *}. */
    private static CorsConfiguration configuration(CorsProperties settings) {
        var configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(settings.corsOrigins());
        configuration.setAllowedMethods(METHODS);
        configuration.setAllowedHeaders(SENT);
        configuration.setExposedHeaders(SHOWN);
        configuration.setAllowCredentials(!settings.permitsAll());
        configuration.setMaxAge(Duration.ofHours(1));
        return configuration;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var isPermitted = super.processRequest(configuration, new WithoutBodyType(request), response);
        if (!isPermitted) {
            problems.write(
                    Problem.of(
                            HttpStatus.FORBIDDEN,
                            "Pages of this origin may not call the service, or not with this method or these headers. Its"
                                    + " operator lists the origins in CORS_ORIGINS"),
                    request,
                    response);
        }
        return isPermitted;
    }

    /** Origins are compared whatever the type of the body, which Spring fails to parse if it is a range such as {@code application/*}. */
    private static final class WithoutBodyType extends HttpServletRequestWrapper {

        WithoutBodyType(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    ? Collections.emptyEnumeration()
                    : super.getHeaders(name);
        }
    }

    /** The answer is written by {@link #processRequest}. */
    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.FORBIDDEN);
    }
}
