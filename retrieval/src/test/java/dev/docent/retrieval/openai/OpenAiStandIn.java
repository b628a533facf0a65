package dev.docent.retrieval.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.docent.retrieval.provider.Pacing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Speaks OpenAI's API on a port of this machine: answers with the scripted replies, one a request, and refuses other keys,
 * paths and bodies as OpenAI does.
 */
public final class OpenAiStandIn implements AutoCloseable {

    /** The key that it accepts. */
    public static final String KEY = "sk-the-key-of-the-stand-in";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Queue<Reply> scripted = new ConcurrentLinkedQueue<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, Reply> unscripted = request -> error(500, "nothing was scripted");

    private OpenAiStandIn(HttpServer server) {
        this.server = server;
    }

    /** {@return one that listens} */
    public static OpenAiStandIn start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var standIn = new OpenAiStandIn(server);
            server.createContext("/", standIn::answer);
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what OPENAI_BASE_URL is set to} */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    /** Answers the next requests so, each with one. */
    public void next(Reply... replies) {
        scripted.addAll(List.of(replies));
    }

    /** Answers so whatever request has no reply of its own. */
    public void always(Function<JsonNode, Reply> reply) {
        unscripted = reply;
    }

    /** {@return the bodies of what was asked} */
    public List<JsonNode> requests() {
        return requests;
    }

    /** {@return what was asked, and whether it was as documented} */
    List<Received> received() {
        return received;
    }

    /** {@return the server as it is set up for this stand-in, with other settings} */
    public OpenAiServer server(Map<String, String> others) {
        return new OpenAiServer(settings(others), new Hurried());
    }

    public OpenAiProperties settings(Map<String, String> others) {
        var all = new java.util.HashMap<>(Map.of(
                "docent.openai.base-url", url(),
                "docent.openai.api-key", KEY,
                "docent.openai.model", "stand-in",
                "docent.openai.embedding-model", "stand-in-embedding",
                "docent.openai.embedding-dimensions", "2",
                "docent.openai.timeout", "2s"));
        others.forEach((name, value) -> all.put("docent.openai." + name, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("docent.openai", OpenAiProperties.class);
    }

    /** What fails is not closed, so that the connection breaks in the middle of the answer. */
    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        var body = JSON.readTree(exchange.getRequestBody());
        var refusal = refusal(exchange, path, body);
        received.add(new Received(path, body, refusal.isEmpty()));
        requests.add(body);
        refusal.or(() -> Optional.ofNullable(scripted.poll()))
                .orElseGet(() -> unscripted.apply(body))
                .to(exchange);
        exchange.close();
    }

    private static Optional<Reply> refusal(HttpExchange exchange, String path, JsonNode body) {
        if (!exchange.getRequestMethod().equals("POST") || !path.matches("/v1/(chat/completions|embeddings)")) {
            return Optional.of(error(404, "404 page not found"));
        }
        if (!exchange.getRequestHeaders().containsKey("Content-Length")) {
            return Optional.of(error(411, "{\"error\":{\"message\":\"A request must have a length\"}}"));
        }
        if (!"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            return Optional.of(error(415, "{\"error\":{\"message\":\"Unsupported media type\"}}"));
        }
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Optional.of(error(401, "{\"error\":{\"message\":\"Incorrect API key provided: sk-the**in\"}}"));
        }
        var wrong = OpenAiSchema.refusal(path, body);
        if (wrong.isPresent()) {
            return Optional.of(error(400, wrong.get()));
        }
        return body.path("model").asText().equals(path.endsWith("/embeddings") ? "stand-in-embedding" : "stand-in")
                ? Optional.empty()
                : Optional.of(error(
                        404, "{\"error\":{\"message\":\"The model does not exist\",\"code\":\"model_not_found\"}}"));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** {@return a refusal} */
    public static Reply error(int status, String body) {
        return exchange -> send(exchange, status, "application/json", body);
    }

    /** {@return an answer as a whole} */
    public static Reply json(String body) {
        return exchange -> send(exchange, 200, "application/json", body);
    }

    /** {@return an answer by events, each written when the one before was taken by its step} */
    public static Reply events(Step... steps) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (var step : steps) {
                exchange.getResponseBody().write(step.next().getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        };
    }

    /** {@return a piece of an answer} */
    public static Step piece(String text) {
        return () ->
                "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"stand-in-7b\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":"
                        + JSON.writeValueAsString(text)
                        + "}}]}\n\n";
    }

    /** {@return the end of an answer} */
    public static Step end(String reason) {
        return () ->
                "data: {\"id\":\"1\",\"model\":\"stand-in-7b\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\""
                        + reason
                        + "\"}]}\n\ndata: {\"id\":\"1\",\"model\":\"stand-in-7b\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,\"total_tokens\":14}}\n\ndata: [DONE]\n\n";
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Retry-After", "7");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A request. */
    record Received(String path, JsonNode body, boolean isAccepted) {}

    /** What is answered to a request. */
    @FunctionalInterface
    public interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A part of an answer; one that throws breaks the connection. */
    @FunctionalInterface
    public interface Step {
        String next() throws IOException;
    }

    /** Lets time pass at once. */
    private static final class Hurried implements Pacing {

        private long now;

        @Override
        public synchronized long nanoTime() {
            return now;
        }

        @Override
        public synchronized void sleep(Duration time) {
            now += time.toNanos();
        }

        @Override
        public double jitter() {
            return 0;
        }
    }
}
