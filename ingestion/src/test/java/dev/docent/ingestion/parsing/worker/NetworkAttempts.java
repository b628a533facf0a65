package dev.docent.ingestion.parsing.worker;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;

/** Tries each method of the platform to reach a server and prints those that succeed. Runs in a separate process. */
final class NetworkAttempts {

    private final String host;
    private final int port;

    private NetworkAttempts(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** Expects a local port, and whether the network is disabled. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[1].equals("banned")) {
            NetworkBan.install();
        }
        new NetworkAttempts("127.0.0.1", Integer.parseInt(arguments[0])).all();
    }

    private void all() {
        attempt("Socket", () -> {
            try (var socket = new Socket(host, port)) {
                return socket;
            }
        });
        attempt("ServerSocket", () -> {
            try (var socket = new ServerSocket(0)) {
                return socket;
            }
        });
        attempt("SocketChannel", () -> {
            try (var channel = SocketChannel.open(new InetSocketAddress(host, port))) {
                return channel;
            }
        });
        attempt("DatagramSocket", () -> {
            try (var socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(new byte[1], 1, new InetSocketAddress(host, port)));
                return socket;
            }
        });
        attempt("DatagramChannel", () -> {
            try (var channel = DatagramChannel.open()) {
                return channel;
            }
        });
        attempt(
                "URL",
                () -> URI.create("http://" + host + ":" + port + "/").toURL().openStream());
        attempt(
                "HttpClient",
                () -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/"))
                                        .build(),
                                BodyHandlers.discarding()));
        attempt("name", InetAddress::getLocalHost);
    }

    private static void attempt(String way, Callable<?> attempt) {
        try {
            attempt.call();
            System.out.println(way);
        } catch (Exception | Error refused) {
            // Expected when the network is disabled.
        }
    }
}
