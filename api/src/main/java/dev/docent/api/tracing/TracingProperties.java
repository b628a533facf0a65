package dev.docent.api.tracing;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Traces of requests and documents. Nothing is traced without an endpoint.
 *
 * @param endpoint URL that receives traces by OTLP over HTTP, such as {@code http://localhost:4318/v1/traces}
 * @param headers headers for that URL, such as {@code Authorization=Basic%20abc,X-Tenant=1}; values are percent-encoded
 * @param sampling share of the requests and documents that are traced, 0 to 1; a caller that sends a {@code traceparent}
 *     decides itself
 */
@ConfigurationProperties("docent.tracing")
record TracingProperties(
        @DefaultValue("") String endpoint,
        @DefaultValue("") String headers,
        @DefaultValue("1.0") double sampling) {

    TracingProperties {
        if (!endpoint.isBlank() && !endpoint.strip().matches("https?://\\S+")) {
            throw new IllegalArgumentException(
                    "docent.tracing.endpoint must be a URL such as http://localhost:4318/v1/traces, but is "
                            + endpoint);
        }
        if (!endpoint.isBlank()) {
            URI.create(endpoint.strip());
        }
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException("docent.tracing.sampling must be 0 to 1, but is " + sampling);
        }
        if (!Arrays.stream(headers.split(",")).allMatch(each -> each.isBlank() || each.indexOf('=') > 0)) {
            throw new IllegalArgumentException(
                    "docent.tracing.headers must be a list such as name=value,name=value. Its value is not shown.");
        }
    }

    Map<String, String> decodedHeaders() {
        return Arrays.stream(headers.split(","))
                .filter(each -> !each.isBlank())
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(
                        each -> each[0].strip(),
                        // A plus is itself, other than in forms.
                        each -> URLDecoder.decode(each[1].strip().replace("+", "%2B"), StandardCharsets.UTF_8),
                        (_, last) -> last));
    }

    @Override
    public String toString() {
        return "TracingProperties[endpoint=" + endpoint + ", sampling=" + sampling + "]";
    }
}
