package dev.docent.api.health;

import dev.docent.api.trace.AccessLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers a liveness probe of a live service before all filters, as Actuator would: with the same headers, line in the log
 * and metric. Probes of a service that is not live, and those that ask for another media type or have a body, reach Actuator.
 */
final class LivenessValve extends ValveBase {

    private static final String PATH = "/actuator/health/liveness";
    private static final byte[] UP = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "application/vnd.spring-boot.actuator.v3+json",
            "X-Content-Type-Options", "nosniff",
            "X-XSS-Protection", "0",
            "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate",
            "Pragma", "no-cache",
            "Expires", "0",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");

    private final ApplicationAvailability availability;
    private final Timer requests;

    LivenessValve(ApplicationAvailability availability, Timer requests) {
        super(true);
        this.availability = availability;
        this.requests = requests;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!isProbe(request) || availability.getLivenessState() != LivenessState.CORRECT) {
            getNext().invoke(request, response);
            return;
        }
        var entry = AccessLog.begin(request, response);
        try {
            request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PATH);
            answer(request, response);
        } finally {
            entry.end(request, response);
            requests.record(System.nanoTime() - entry.start(), TimeUnit.NANOSECONDS);
        }
    }

    private static void answer(Request request, Response response) throws IOException {
        HEADERS.forEach(response::setHeader);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        response.setContentLength(UP.length);
        response.getOutputStream().write(UP);
    }

    private static boolean isProbe(Request request) {
        return PATH.equals(request.getRequestURI())
                && "GET".equals(request.getMethod())
                && !hasBody(request)
                && acceptsAny(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static boolean hasBody(Request request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean acceptsAny(@Nullable String accept) {
        return accept == null || accept.contains("*/*");
    }

    /** Makes Tomcat use the valve. */
    @Component
    static final class Registration implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        private final ApplicationAvailability availability;
        private final MeterRegistry meters;

        Registration(ApplicationAvailability availability, MeterRegistry meters) {
            this.availability = availability;
            this.meters = meters;
        }

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addEngineValves(new LivenessValve(availability, requests()));
        }

        /** The timer in which Spring counts requests, with the values of a probe. */
        private Timer requests() {
            return Timer.builder("http.server.requests")
                    .tag("error", "none")
                    .tag("exception", "none")
                    .tag("method", "GET")
                    .tag("outcome", "SUCCESS")
                    .tag("status", "200")
                    .tag("uri", PATH)
                    .register(meters);
        }
    }
}
