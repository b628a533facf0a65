package dev.docent.api.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address at which clients reach the service, for URLs in its answers. Clients choose the {@code Host} of a request, so it
 * is used only if it names this machine.
 */
@Component
@EnableConfigurationProperties(PublicUrl.ServerProperties.class)
public final class PublicUrl {

    private final ServerProperties server;

    public PublicUrl(ServerProperties server) {
        this.server = server;
    }

    /** {@return the URL of a path of the service} */
    public String of(HttpServletRequest request, String path) {
        var base = server.publicUrl() == null
                ? ServletUriComponentsBuilder.fromContextPath(request)
                : UriComponentsBuilder.fromUri(server.publicUrl());
        if (server.publicUrl() == null && !namesThisMachine(request)) {
            base.host(literal(request.getLocalAddr())).port(request.getLocalPort());
        }
        return base.path(path).toUriString();
    }

    private static boolean namesThisMachine(HttpServletRequest request) {
        var name = request.getServerName();
        return name.equalsIgnoreCase("localhost")
                || name.matches("127(\\.\\d{1,3}){3}|\\[::1]")
                || name.equals(literal(request.getLocalAddr()));
    }

    private static String literal(String address) {
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }

    /**
     * The address of the service.
     *
     * @param publicUrl base URL at which clients reach the service, for sign-in at issuers, the {@code url} of {@code start_chat} and links. Defaults
     *     to that of the request if its host is {@code localhost} or the IP address at which it arrived, else to that IP address
     * @param trustedProxies regular expression of the IP addresses of proxies whose {@code X-Forwarded-For},
     *     {@code -Proto}, {@code -Host} and {@code -Port} are believed; empty for none. Tomcat reads it
     */
    @ConfigurationProperties("docent.server")
    public record ServerProperties(
            @Nullable URI publicUrl, @DefaultValue("") String trustedProxies) {
        public ServerProperties {
            if (publicUrl != null && publicUrl.toString().isEmpty()) {
                publicUrl = null;
            } else if (publicUrl != null && (publicUrl.getHost() == null || publicUrl.getRawQuery() != null)) {
                throw new IllegalArgumentException(
                        "docent.server.public-url (DOCENT_PUBLIC_URL) must be a URL like https://docent.example");
            }
        }
    }
}
