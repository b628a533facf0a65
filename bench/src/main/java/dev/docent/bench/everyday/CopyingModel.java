package dev.docent.bench.everyday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * A chat model of OpenAI's API that answers with the lines of the source that it is given first, each with its number. It shows
 * whether what a source holds is lost between the prompt and the verified answer.
 */
record CopyingModel(HttpServer server, ExecutorService threads) implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SOURCE =
            Pattern.compile("BEGIN SOURCE 1 (?<mark>\\S+)\\n\\(.*\\)\\n(?<text>[\\s\\S]*?)\\nEND SOURCE \\k<mark>");

    static CopyingModel start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", CopyingModel::answer);
        server.start();
        return new CopyingModel(server, threads);
    }

    /** {@return environment variables that lead the service to this model} */
    Map<String, String> settings() {
        return Map.of(
                "OPENAI_API_KEY", "copying",
                "OPENAI_MODEL", "copying",
                "OPENAI_BASE_URL", "http://localhost:" + server.getAddress().getPort(),
                "DOCENT_EMBEDDING_KIND", "onnx");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var request = JSON.readTree(exchange.getRequestBody());
        var text = reply(request);
        var chunk = "data: "
                + JSON.writeValueAsString(Map.of(
                        "id", "1",
                        "object", "chat.completion.chunk",
                        "model", "copying",
                        "choices",
                                List.of(Map.of(
                                        "index",
                                        0,
                                        "delta",
                                        Map.of("role", "assistant", "content", text),
                                        "finish_reason",
                                        "stop"))))
                + "\n\ndata: [DONE]\n\n";
        var whole = JSON.writeValueAsString(Map.of(
                "id", "1",
                "object", "chat.completion",
                "model", "copying",
                "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "message",
                                Map.of("role", "assistant", "content", text),
                                "finish_reason",
                                "stop"))));
        var isStreamed = request.path("stream").asBoolean();
        var body = (isStreamed ? chunk : whole).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", isStreamed ? "text/event-stream" : "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** {@return the lines of the first source; the last message if there is none, as where a question is to be completed} */
    static String reply(JsonNode request) {
        var last = request.path("messages")
                .path(request.path("messages").size() - 1)
                .path("content");
        var content =
                last.isTextual() ? last.asText() : last.path(0).path("text").asText();
        var source = SOURCE.matcher(content);
        if (!source.find()) {
            return content;
        }
        var text = new StringBuilder();
        source.group("text")
                .lines()
                .filter(line -> line.chars().anyMatch(Character::isLetterOrDigit))
                .forEach(line -> text.append(line.strip()).append(" [1]\n"));
        return text.toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
