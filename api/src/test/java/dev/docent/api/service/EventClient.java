package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client of a stream of events, over a connection that it can cut. */
final class EventClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final BufferedReader lines;
    private final List<Map.Entry<String, JsonNode>> events = new ArrayList<>();
    private String lastId = "";

    private EventClient(Socket socket, BufferedReader lines) {
        this.socket = socket;
        this.lines = lines;
    }

    /** {@return a client whose request has been accepted} */
    static EventClient of(Docent docent, Docent.Call call, String method, String path) throws IOException {
        var socket = new Socket("localhost", docent.port());
        var head = new StringBuilder(
                method + " " + path + " HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n");
        call.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        var body = Objects.requireNonNullElse(call.body(), new byte[0]);
        if (body.length > 0) {
            head.append("Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n");
        }
        socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).contains(" 200");
        return new EventClient(socket, lines);
    }

    /** Reads events until this text has arrived. */
    void awaitText(String text) throws IOException {
        while (!text().strip().equals(text)) {
            assertThat(next()).as(names() + " " + text()).isTrue();
        }
    }

    /** {@return the names of all events, after the stream has ended} */
    List<String> toEnd() throws IOException {
        while (next()) {
            // The loop ends with the stream.
        }
        return names();
    }

    private boolean next() throws IOException {
        var name = "";
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                events.add(Map.entry(name, JSON.readTree(line.substring(6))));
                return true;
            }
        }
        return false;
    }

    List<String> names() {
        return events.stream().map(Map.Entry::getKey).toList();
    }

    /** {@return the data of the last event with this name} */
    JsonNode data(String name) {
        return Objects.requireNonNull(find(name), name);
    }

    private @Nullable JsonNode find(String name) {
        return events.stream()
                .filter(event -> event.getKey().equals(name))
                .map(Map.Entry::getValue)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    String text() {
        var text = new StringBuilder();
        events.stream()
                .filter(event -> event.getKey().equals("delta"))
                .forEach(event -> text.append(event.getValue().get("text").asText()));
        return text.toString();
    }

    /** {@return the id of the answer} */
    String answer() {
        return data("message").get("assistant_message_id").asText();
    }

    String lastId() {
        return lastId;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
