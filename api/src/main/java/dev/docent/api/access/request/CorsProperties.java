package dev.docent.api.access.request;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Which pages of other sites may call the service.
 *
 * @param corsOrigins origins of pages whose scripts may call the service from browsers (CORS), such as
 *     {@code https://app.example.com}, separated by commas; {@code *} for all; none if empty. Cookies of this service are never
 *     accepted from them
 */
@ConfigurationProperties("docent.server")
record CorsProperties(@DefaultValue List<String> corsOrigins) {

    CorsProperties {
        corsOrigins = corsOrigins.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
        corsOrigins.forEach(CorsProperties::check);
        if (corsOrigins.contains(CorsConfiguration.ALL) && corsOrigins.size() > 1) {
            throw new IllegalArgumentException(
                    "CORS_ORIGINS (docent.server.cors-origins) must be * or a list of origins");
        }
    }

    boolean permitsAll() {
        return corsOrigins.contains(CorsConfiguration.ALL);
    }

    private static void check(String origin) {
        if (!origin.equals(CorsConfiguration.ALL) && !isOrigin(origin)) {
            throw new IllegalArgumentException(
                    "CORS_ORIGINS (docent.server.cors-origins) has %s, which is no origin: write https://app.example.com, without a path"
                            .formatted(origin));
        }
    }

    private static boolean isOrigin(String text) {
        try {
            var uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && text.equals(uri.getScheme() + "://" + uri.getAuthority())
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
