package dev.docent.api.webhook.transport;

import dev.docent.api.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;

/** Checks the URLs of new webhooks. Their addresses are checked again at every attempt to deliver. */
public final class WebhookTargets {

    private static final int MAX_PORT = 65_535;

    private final DnsResolver addresses;
    private final boolean allowHttp;

    WebhookTargets(DnsResolver addresses, boolean allowHttp) {
        this.addresses = addresses;
        this.allowHttp = allowHttp;
    }

    /** {@return the URL unchanged} @throws ProblemException (400) if it is not permitted */
    public String check(String url) {
        var uri = parse(url);
        try {
            addresses.resolve(uri.getHost());
            return url;
        } catch (UnknownHostException | IllegalArgumentException unknownOrPrivate) {
            // The same message for both, so that nobody learns which internal names exist.
            throw refused("does not lead to a public address");
        }
    }

    /** {@return the target that messages to a checked URL count toward: its host} */
    public static String host(String url) {
        return URI.create(url).getHost().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the target that challenges to a checked URL count toward: its first address, since the owner of a domain can
     * point any number of names to a third party} If the name no longer resolves, nothing is sent, and the name counts.
     */
    public String address(String url) {
        var host = host(url);
        try {
            return addresses.resolve(host)[0].getHostAddress();
        } catch (UnknownHostException | IllegalArgumentException unknown) {
            return host;
        }
    }

    private URI parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            throw refused("is not a URL");
        }
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowHttp && scheme.equals("http"))) {
            throw refused("does not begin with https://");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw refused("has no valid host and port");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused("contains credentials; messages are signed instead");
        }
        if (uri.getRawFragment() != null) {
            throw refused("has a fragment");
        }
        return uri;
    }

    private static ProblemException refused(String reason) {
        return ProblemException.badRequest("url", reason);
    }
}
