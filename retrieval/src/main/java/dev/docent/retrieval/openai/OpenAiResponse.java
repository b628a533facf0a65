package dev.docent.retrieval.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, of which each part must arrive within a time limit. Must be read by one thread; any thread may
 * close it, which ends the call to the server and fails a blocked read.
 */
public final class OpenAiResponse implements AutoCloseable {

    private static final String DATA = "data:";

    /** Older versions of llama.cpp begin an error with this field. */
    private static final String ERROR = "error:";

    /** The usual length of a line, in bytes. */
    private static final int LINE = 256;

    private final InputStream body;
    private final Duration timeout;
    private boolean isDone;

    OpenAiResponse(InputStream body, Duration timeout) {
        this.body = body;
        this.timeout = timeout;
    }

    /**
     * {@return the next chunk of a stream, or null at its end} A response that is not a stream is one chunk. Comments and
     * other fields of events are skipped.
     *
     * @throws OpenAiErrorException if the chunk is an error
     */
    public @Nullable JsonNode next() throws IOException {
        for (var next = inTime(this::line); next.isPresent(); next = inTime(this::line)) {
            var line = next.get();
            if (line.startsWith(DATA)) {
                var data = line.substring(DATA.length()).strip();
                isDone = data.equals("[DONE]");
                return isDone ? null : chunk(data);
            }
            if (line.startsWith(ERROR)) {
                return chunk("{\"error\":" + line.substring(ERROR.length()) + "}");
            }
            if (line.startsWith("{")) {
                return chunk(line + rest());
            }
        }
        return null;
    }

    /** {@return whether the server marked the end of the stream} */
    public boolean isDone() {
        return isDone;
    }

    /** {@return the response as a whole} */
    JsonNode whole() throws IOException {
        return chunk(rest());
    }

    /** {@return the beginning of the response} */
    String beginning(int length) throws IOException {
        return inTime(() -> new String(body.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** {@return the next line without its end; empty after the last one} Many streams are open at once, so none has a buffer. */
    private Optional<String> line() throws IOException {
        var line = new ByteArrayOutputStream(LINE);
        var next = body.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = body.read()) {
            line.write(next);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8).stripTrailing());
    }

    private String rest() throws IOException {
        return inTime(() -> new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }

    private static JsonNode chunk(String data) throws IOException {
        try {
            var chunk = OpenAiServer.JSON.readTree(data);
            if (chunk.hasNonNull("error") || chunk.path("object").asText().equals("error")) {
                throw OpenAiErrorException.within(chunk);
            }
            return chunk;
        } catch (JsonProcessingException notJson) {
            throw new IOException("The response is not JSON", notJson);
        }
    }

    private <T> T inTime(Reading<T> reading) throws IOException {
        var isLate = new AtomicBoolean();
        var limit = ForkJoinPool.commonPool()
                .schedule(
                        () -> {
                            isLate.set(true);
                            close();
                        },
                        timeout.toNanos(),
                        TimeUnit.NANOSECONDS);
        try {
            var read = reading.read();
            if (isLate.get()) {
                throw new HttpTimeoutException("No chunk arrived in time");
            }
            return read;
        } catch (IOException | UncheckedIOException failure) {
            if (isLate.get()) {
                throw new HttpTimeoutException("No chunk arrived in time");
            }
            throw failure instanceof IOException broken ? broken : new IOException(failure);
        } finally {
            limit.cancel(false);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException alreadyBroken) {
            // The connection is already closed.
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }
}
