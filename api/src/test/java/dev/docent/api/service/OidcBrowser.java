package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser in which someone signs in at an issuer. It keeps cookies, and sends those of a page only from this page. */
final class OidcBrowser {

    static final String BEGIN = "/api/v1/auth/oidc/server";

    private final Docent docent;
    private final AuthorizationServer server;
    private final Map<String, String> cookies = new TreeMap<>();

    OidcBrowser(Docent docent, AuthorizationServer server) {
        this.docent = docent;
        this.server = server;
    }

    /** {@return the URL of the issuer that the service sends the browser to} */
    String begin(String query) {
        var begun = keep(call().get(BEGIN + query).hasStatus(303));
        assertThat(begun.header("Cache-Control")).contains("no-store");
        return begun.header("Location");
    }

    /** {@return the path of the callback that the issuer sends the browser to} */
    String signIn(String url, String user) throws Exception {
        var callback = server.signIn(url, user);
        assertThat(callback.getHost()).isEqualTo("docent.example");
        return callback.getRawPath() + "?" + callback.getRawQuery();
    }

    Answer back(String callback) {
        return keep(call().get(callback));
    }

    /** Signs in as a user of the issuer. {@return the answer to the callback} */
    Answer signInAs(String user, String query) throws Exception {
        return back(signIn(begin(query), user));
    }

    /** {@return a call of a page in this browser} */
    Docent.Call page() {
        return call().header("X-Requested-With", "page");
    }

    Answer keep(Answer answer) {
        for (var line : answer.response().headers().allValues("Set-Cookie")) {
            assertThat(line).contains("HttpOnly", "Secure");
            HttpCookie.parse(line).forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        }
        cookies.values().removeIf(String::isEmpty);
        return answer;
    }

    boolean has(String cookie) {
        return cookies.containsKey(cookie);
    }

    private Docent.Call call() {
        var sent = cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? docent.anonymous() : docent.anonymous().header("Cookie", sent);
    }

    /** {@return the value of a parameter of the query} */
    static String parameter(String url, String name) {
        return URI.create(url).getQuery().replaceAll("(?:.*&|^)" + name + "=([^&]*).*", "$1");
    }
}
