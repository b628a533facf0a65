package dev.docent.retrieval.springai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Speaks Ollama's own API on a port of this machine: embeds a text as the number of its characters and 1, and answers with the
 * scripted lines. Refuses fields that the API does not document.
 *
 * @see <a href="https://github.com/ollama/ollama/blob/main/docs/api.md">Ollama's API</a>
 */
public final class OllamaStandIn implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> EMBED =
            Set.of("model", "input", "truncate", "options", "keep_alive", "dimensions");
    private static final Set<String> CHAT =
            Set.of("model", "messages", "tools", "format", "options", "stream", "keep_alive", "think");

    private final HttpServer server;
    private final Queue<Reply> scripted = new ConcurrentLinkedQueue<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Reply usual;

    private OllamaStandIn(HttpServer server) {
        this.server = server;
    }

    /** {@return one that listens} */
    public static OllamaStandIn start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var standIn = new OllamaStandIn(server);
            server.createContext("/", standIn::answer);
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what spring.ai.ollama.base-url is set to} */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** {@return the bodies of what was asked} */
    public List<JsonNode> requests() {
        return requests;
    }

    /** Answers the next requests so, each with one. */
    public void next(Reply... replies) {
        scripted.addAll(List.of(replies));
    }

    /** Answers all requests so that are not scripted. */
    public void always(@Nullable Reply reply) {
        usual = reply;
    }

    /** {@return an error} */
    public static Reply error(int status, String message) {
        return exchange -> send(exchange, status, "{\"error\":" + JSON.writeValueAsString(message) + "}");
    }

    /** {@return a streamed answer of these pieces} */
    public static Reply streamed(String... pieces) {
        return exchange -> {
            var end = "\"done\":true,\"done_reason\":\"stop\",\"total_duration\":9,\"load_duration\":1,"
                    + "\"prompt_eval_count\":11,\"prompt_eval_duration\":2,\"eval_count\":3,\"eval_duration\":4}";
            var lines = new StringBuilder();
            for (var piece : pieces) {
                lines.append(line(piece)).append("\"done\":false}\n");
            }
            send(exchange, 200, lines + line("") + end + "\n");
        };
    }

    /** {@return a streamed answer that is silent after a piece, until this is closed} */
    public Reply silentAfter(String piece) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write((line(piece) + "\"done\":false}\n").getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            rest();
        };
    }

    /** {@return no answer, until this is closed} */
    public Reply nothing() {
        return exchange -> rest();
    }

    private void rest() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String line(String piece) throws IOException {
        return "{\"model\":\"mistral\",\"created_at\":\"2026-11-23T10:00:00.000000Z\",\"message\":{\"role\":\"assistant\",\"content\":"
                + JSON.writeValueAsString(piece) + "},";
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = JSON.readTree(exchange.getRequestBody());
        requests.add(body);
        var next = scripted.isEmpty() ? usual : scripted.poll();
        if (next != null) {
            next.to(exchange);
        } else {
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "POST /api/embed" -> embed(exchange, body);
                case "POST /api/chat" -> chat(exchange, body);
                default -> send(exchange, 404, "404 page not found");
            }
        }
        exchange.close();
    }

    private static void embed(HttpExchange exchange, JsonNode body) throws IOException {
        if (!documented(body, EMBED) || !body.path("input").isArray()) {
            send(exchange, 400, "{\"error\":\"invalid request\"}");
            return;
        }
        var tokens = 0;
        var vectors = JSON.createArrayNode();
        for (var text : body.path("input")) {
            tokens += text.asText().split(" ").length;
            vectors.addArray().add(text.asText().length()).add(1);
        }
        var reply = JSON.createObjectNode()
                .put("model", body.path("model").asText())
                .put("prompt_eval_count", tokens);
        reply.set("embeddings", vectors);
        send(exchange, 200, reply.toString());
    }

    private static void chat(HttpExchange exchange, JsonNode body) throws IOException {
        if (!documented(body, CHAT) || !body.path("stream").asBoolean()) {
            send(exchange, 400, "{\"error\":\"invalid request\"}");
            return;
        }
        streamed("Whales ", "sing [1].").to(exchange);
    }

    private static boolean documented(JsonNode body, Set<String> fields) {
        var names = body.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
        return fields.containsAll(names) && !body.path("model").asText().isEmpty();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var isStream = body.lines().count() > 1;
        exchange.getResponseHeaders().set("Content-Type", isStream ? "application/x-ndjson" : "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    /** What is answered to a request. */
    @FunctionalInterface
    public interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }
}
