package dev.docent.api.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider or receiver that fails each time in another way, and repeats in its answer what it was sent: headers and body. */
final class EchoingServer implements AutoCloseable {

    private static final List<Integer> STATUSES = List.of(401, 400, 403, 404, 500, 429, 422, 200);

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();

    EchoingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** {@return the number of requests that came} */
    int calls() {
        return calls.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var sent = exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().entrySet() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var error = "{\"error\":{\"message\":\"Incorrect API key provided: %s\",\"status\":\"%1$s\"}}"
                    .formatted(sent.replace("\\", "").replace("\"", "'").replace("\n", " "))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Location", "/?echo=" + sent.replaceAll("[^\\w.-]", "+"));
            exchange.sendResponseHeaders(STATUSES.get(calls.getAndIncrement() % STATUSES.size()), error.length);
            exchange.getResponseBody().write(error);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
