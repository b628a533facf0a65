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
import java.util.function.ToIntFunction;

/**
 * A server that records what it is sent. It rejects what Amazon's server would: see {@link SignedUpload}. Other requests it
 * answers with the status that a test gives.
 */
final class RecordingServer implements AutoCloseable {

    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private final ToIntFunction<Call> statuses;

    private RecordingServer(ToIntFunction<Call> statuses) throws IOException {
        this.statuses = statuses;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** {@return a server that accepts every upload} */
    static RecordingServer accepting() throws IOException {
        return answering(call -> call.method().equals("DELETE") ? 204 : 200);
    }

    static RecordingServer answering(ToIntFunction<Call> statuses) throws IOException {
        return new RecordingServer(statuses);
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
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
            var uri = exchange.getRequestURI();
            var headers = exchange.getRequestHeaders();
            var body = exchange.getRequestBody().readAllBytes();
            var rejection = SignedUpload.rejection(headers, body);
            var call = new Call(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    String.valueOf(uri.getQuery()),
                    headers,
                    SignedUpload.content(headers, body),
                    rejection);
            calls.add(call);
            var answer = body(call).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("ETag", "\"tag\"");
            exchange.getResponseHeaders().add("x-amz-checksum-crc32", "AAAAAA==");
            var status = rejection.isEmpty() ? statuses.applyAsInt(call) : 400;
            exchange.sendResponseHeaders(status, answer.length == 0 || status == 204 ? -1 : answer.length);
            if (status != 204) {
                exchange.getResponseBody().write(answer);
            }
        }
    }

    private static String body(Call call) {
        if (!call.rejection().isEmpty()) {
            return "<Error><Code>InvalidRequest</Code><Message>" + call.rejection() + "</Message></Error>";
        }
        return switch (call.method()) {
            case "POST" ->
                call.query().startsWith("uploads")
                        ? "<InitiateMultipartUploadResult><UploadId>the-upload</UploadId></InitiateMultipartUploadResult>"
                        : "<CompleteMultipartUploadResult><ETag>tag-3</ETag></CompleteMultipartUploadResult>";
            default -> "";
        };
    }

    /**
     * A request.
     *
     * @param content without the framing of chunks
     * @param rejection why Amazon's server would reject it; empty if it would not
     */
    record Call(String method, String path, String query, Headers headers, byte[] content, String rejection) {

        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }

        String body() {
            return new String(content, StandardCharsets.UTF_8);
        }

        /** {@return the number of the part that this sends; 0 when it sends none} */
        int part() {
            return query.contains("partNumber=")
                    ? Integer.parseInt(query.replaceAll(".*partNumber=(\\d+).*", "$1"))
                    : 0;
        }
    }
}
