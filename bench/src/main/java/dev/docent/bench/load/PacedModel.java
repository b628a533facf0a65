package dev.docent.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A chat model of OpenAI's API that writes the sentences of {@link #document} over and over, each of twenty words with the number
 * of its source, at an even pace: a quarter of a sentence in each chunk.
 *
 * @param sentences in an answer
 * @param pace from one sentence to the next
 */
record PacedModel(HttpServer server, ExecutorService threads, int sentences, Duration pace) implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEEPERS = 6;
    private static final int CHUNKS = 4;

    static PacedModel start(int sentences, Duration pace) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        var model = new PacedModel(server, threads, sentences, pace);
        server.createContext("/", model::answer);
        server.start();
        return model;
    }

    static String document() {
        return IntStream.range(0, KEEPERS).mapToObj(PacedModel::sentence).collect(Collectors.joining(" "));
    }

    /** {@return the time that an answer takes the model} */
    Duration ideal() {
        return pace.multipliedBy(sentences);
    }

    /** {@return environment variables that lead the service to this model} */
    Map<String, String> settings() {
        return Map.of(
                "OPENAI_API_KEY", "paced",
                "OPENAI_MODEL", "paced",
                "OPENAI_BASE_URL", "http://localhost:" + server.getAddress().getPort(),
                "DOCENT_EMBEDDING_KIND", "onnx");
    }

    private static String sentence(int keeper) {
        return "Keeper %d of the northern light lit lamp %d at dusk and wrote that a storm came from the west."
                .formatted(keeper, 7 * keeper);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var start = System.nanoTime();
        for (var chunk = 0; chunk < sentences * CHUNKS; chunk++) {
            LockSupport.parkNanos(start + pace.toNanos() * (chunk + 1) / CHUNKS - System.nanoTime());
            send(exchange, part(chunk), chunk == sentences * CHUNKS - 1);
        }
        exchange.close();
    }

    private static String part(int chunk) {
        var words = (sentence(chunk / CHUNKS % KEEPERS).replace(".", " [1].")).split(" ");
        var from = chunk % CHUNKS * words.length / CHUNKS;
        var to = (chunk % CHUNKS + 1) * words.length / CHUNKS;
        return String.join(" ", List.of(words).subList(from, to)) + " ";
    }

    private static void send(HttpExchange exchange, String text, boolean isLast) throws IOException {
        var choice = isLast
                ? Map.of("index", 0, "delta", Map.of("content", text), "finish_reason", "stop")
                : Map.of("index", 0, "delta", Map.of("content", text));
        var event = "data: "
                + JSON.writeValueAsString(Map.of(
                        "id", "1", "object", "chat.completion.chunk", "model", "paced", "choices", List.of(choice)))
                + (isLast ? "\n\ndata: [DONE]\n\n" : "\n\n");
        exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
