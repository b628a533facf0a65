package dev.docent.storage.objects.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;

/** A server that takes every upload, and remembers what it was sent; parts from a number on it refuses. */
final class RecordingServer implements AutoCloseable {

    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private final int refused;

    /** @param refused the number of the first part that is not taken */
    RecordingServer(int refused) throws IOException {
        this.refused = refused;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = String.valueOf(exchange.getRequestURI().getQuery());
            var body = exchange.getRequestBody().readAllBytes();
            var text = body.length < 10_000 ? new String(body, StandardCharsets.UTF_8) : "";
            var call = new Call(exchange.getRequestMethod(), query, exchange.getRequestHeaders(), text);
            calls.add(call);
            var answer = body(call).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("ETag", "\"tag\"");
            exchange.getResponseHeaders().add("x-amz-checksum-crc32", "AAAAAA==");
            exchange.sendResponseHeaders(status(call), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private int status(Call call) {
        if (call.method().equals("DELETE")) {
            return 204;
        }
        return call.part() >= refused ? 400 : 200;
    }

    private static String body(Call call) {
        return switch (call.method()) {
            case "POST" ->
                call.query().startsWith("uploads")
                        ? "<InitiateMultipartUploadResult><UploadId>the-upload</UploadId></InitiateMultipartUploadResult>"
                        : "<CompleteMultipartUploadResult><ETag>tag-3</ETag></CompleteMultipartUploadResult>";
            default -> "";
        };
    }

    /** What was sent; the body where it is short. */
    record Call(String method, String query, Headers headers, String body) {

        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }

        /** {@return the number of the part that this sends; 0 when it sends none} */
        int part() {
            return query.contains("partNumber=")
                    ? Integer.parseInt(query.replaceAll(".*partNumber=(\\d+).*", "$1"))
                    : 0;
        }
    }
}
