package dev.docent.api.launch;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The address at which browsers reach the service: that of the settings, or else this machine. No request chooses it. */
@Component
public class PublicAddress {

    private final URI url;

    PublicAddress(
            @Value("${docent.server.public-url:}") String configured,
            @Value("${server.port:5996}") int port,
            @Value("${server.ssl.enabled:true}") boolean tls) {
        this.url = URI.create(
                configured.isBlank()
                        ? (tls ? "https" : "http") + "://localhost:" + port
                        : configured.strip().replaceAll("/+$", ""));
    }

    /** {@return the URL of a path} @param path begins with a slash */
    public String of(String path) {
        return url + path;
    }

    /** {@return the origin that pages of the service have (RFC 6454)} */
    public String origin() {
        return url.getScheme() + "://" + url.getAuthority();
    }

    /** {@return the name of the host, without the port} */
    public String host() {
        return url.getHost();
    }
}
