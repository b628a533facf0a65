package dev.docent.api.launch;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * What a client of this machine learns when it connects, trusting everyone.
 *
 * @param certificate the server's
 * @param version of TLS
 * @param protocol spoken inside, of those that the client offered
 */
record Handshake(X509Certificate certificate, String version, String protocol) {

    static Handshake with(int port, String... versions) throws IOException {
        return with(port, parameters -> parameters.setProtocols(versions));
    }

    static Handshake withSuite(int port, String suite) throws IOException {
        return with(port, parameters -> parameters.setCipherSuites(new String[] {suite}));
    }

    private static Handshake with(int port, Consumer<SSLParameters> offer) throws IOException {
        try (var socket = (SSLSocket) context().getSocketFactory().createSocket("localhost", port)) {
            socket.setSoTimeout(10_000);
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            offer.accept(parameters);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            var session = socket.getSession();
            return new Handshake(
                    (X509Certificate) session.getPeerCertificates()[0],
                    session.getProtocol(),
                    socket.getApplicationProtocol());
        }
    }

    private static SSLContext context() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsEveryone()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record TrustsEveryone() implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
