package dev.docent.api.service;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A collector that receives spans by OTLP over HTTP, in Protocol Buffers, and refuses any other request. It reads the fields that
 * it needs; their numbers are those of opentelemetry-proto.
 */
final class ReceivedSpans implements AutoCloseable {

    static final String PATH = "/v1/traces";

    private final HttpServer server;
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();

    private ReceivedSpans(HttpServer server) {
        this.server = server;
    }

    static ReceivedSpans start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var received = new ReceivedSpans(server);
            server.createContext("/", exchange -> {
                var isAccepted = exchange.getRequestMethod().equals("POST")
                        && exchange.getRequestURI().getPath().equals(PATH)
                        && "application/x-protobuf"
                                .equals(exchange.getRequestHeaders().getFirst("Content-Type"));
                var body = exchange.getRequestBody().readAllBytes();
                if (isAccepted) {
                    received.authorizations.add(
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                    received.add(body);
                }
                exchange.sendResponseHeaders(isAccepted ? 200 : 400, -1);
                exchange.close();
            });
            server.start();
            return received;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Span> all() {
        return List.copyOf(spans);
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** {@return the spans of the same trace, this one included} */
    List<Span> traceOf(Span span) {
        return spans.stream().filter(each -> each.trace().equals(span.trace())).toList();
    }

    private void add(byte[] request) {
        fields(request, 1)
                .flatMap(resource -> fields(resource, 2))
                .flatMap(scope -> fields(scope, 2))
                .map(Span::of)
                .forEach(spans::add);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** {@return the values of a field of a message, in their order, without those that are numbers} */
    private static Stream<byte[]> fields(byte[] message, int number) {
        var found = new ArrayList<byte[]>();
        var in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            var key = varint(in);
            switch ((int) (key & 7)) {
                case 0 -> varint(in);
                case 1 -> in.getLong();
                case 2 -> {
                    var value = new byte[(int) varint(in)];
                    in.get(value);
                    if (key >>> 3 == number) {
                        found.add(value);
                    }
                }
                case 5 -> in.getInt();
                default -> throw new AssertionError("No wire type of Protocol Buffers: " + key);
            }
        }
        return found.stream();
    }

    private static long varint(ByteBuffer in) {
        var value = 0L;
        for (int shift = 0; ; shift += 7) {
            var next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static String text(byte[] message, int number) {
        return fields(message, number)
                .findFirst()
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static String hex(byte[] message, int number) {
        return fields(message, number)
                .findFirst()
                .map(HexFormat.of()::formatHex)
                .orElse("");
    }

    /**
     * A span.
     *
     * @param parent empty for the first of a trace
     * @param raw everything in it, as text
     */
    record Span(String trace, String id, String parent, String name, Map<String, String> attributes, String raw) {

        private static Span of(byte[] message) {
            return new Span(
                    hex(message, 1),
                    hex(message, 2),
                    hex(message, 4),
                    text(message, 5),
                    fields(message, 9)
                            .collect(Collectors.toMap(
                                    each -> text(each, 1),
                                    each -> fields(each, 2)
                                            .findFirst()
                                            .map(value -> text(value, 1))
                                            .orElse(""),
                                    (_, last) -> last,
                                    TreeMap::new)),
                    new String(message, StandardCharsets.UTF_8));
        }
    }
}
