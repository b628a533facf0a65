package dev.docent.api.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** A question in a conversation of its own, and what a client has received of its streamed answer. */
final class StreamedAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String key;
    private final String path;
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final StringBuffer text = new StringBuffer();
    private volatile String lastId = "";
    private volatile String message = "";
    boolean isInterrupted;

    StreamedAnswer(String key, String conversation) {
        this.key = key;
        this.path = "/api/v1/chat/conversations/" + conversation + "/messages";
    }

    /** Receives events until the stream ends, or the connection breaks. */
    void ask(RestClient client, String question) {
        try {
            client.post()
                    .uri(path)
                    .header("X-API-Key", key)
                    .accept(MediaType.TEXT_EVENT_STREAM)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("content", question))
                    .exchange((request, response) -> receive(response.getBody()));
        } catch (ResourceAccessException killed) {
            // What was received counts.
        }
    }

    /** Receives what follows the last event that was received. */
    void resume(RestClient client) {
        client.get()
                .uri(path + "/" + message + "/events")
                .header("X-API-Key", key)
                .header("Last-Event-ID", lastId)
                .exchange((request, response) -> receive(response.getBody()));
    }

    private boolean receive(InputStream body) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        var id = "";
        var name = "";
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                received(id, name, JSON.readTree(line.substring(6)));
            }
        }
        return true;
    }

    private void received(String id, String name, JsonNode data) {
        lastId = id;
        names.add(name);
        if (name.equals("delta")) {
            text.append(data.get("text").asText());
        } else if (name.equals("message")) {
            message = data.get("assistant_message_id").asText();
        }
    }

    /** {@return whether the question was acknowledged} */
    boolean isAsked() {
        return !message.isEmpty();
    }

    String text() {
        return text.toString();
    }

    List<String> names() {
        return names;
    }

    /** {@return the answer as it is stored} */
    JsonNode stored(RestClient client) {
        return client.get()
                .uri(path)
                .header("X-API-Key", key)
                .retrieve()
                .body(JsonNode.class)
                .get("items")
                .valueStream()
                .filter(each -> each.get("id").asText().equals(message))
                .findFirst()
                .orElseThrow();
    }
}
