package dev.docent.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventWriterTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    @Test
    void writesEventsWhoseDataIsALine() {
        var out = new ByteArrayOutputStream();
        try (var writer = new EventWriter(out, new ObjectMapper(), NEVER)) {
            assertThat(writer.send("delta", Map.of("text", "two\nlines"))).isTrue();
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("event: delta\ndata: {\"text\":\"two\\nlines\"}\n\n");
    }

    @Test
    void writesCommentsWhileNothingElseIsSaid() throws InterruptedException {
        var comments = new CountDownLatch(3);
        try (var writer = new EventWriter(new Counting(comments), new ObjectMapper(), AT_ONCE)) {
            comments.await();
            assertThat(writer.isOpen()).isTrue();
        }
    }

    @Test
    void noticesAClientThatLeftWhileNothingIsSaid() throws InterruptedException {
        var tried = new CountDownLatch(1);
        try (var writer = new EventWriter(new Broken(tried), new ObjectMapper(), AT_ONCE)) {
            tried.await();
            assertThat(writer.send("delta", "lost")).isFalse();
            assertThat(writer.isOpen()).isFalse();
        }
    }

    @Test
    void writesNothingOnceItIsClosed() {
        var out = new ByteArrayOutputStream();
        var writer = new EventWriter(out, new ObjectMapper(), NEVER);
        writer.close();
        writer.close();

        assertThat(writer.send("delta", "late")).isFalse();
        assertThat(out.size()).isZero();
    }

    private static final class Counting extends OutputStream {

        private final CountDownLatch writes;

        Counting(CountDownLatch writes) {
            this.writes = writes;
        }

        @Override
        public void write(int part) {}

        @Override
        public void flush() {
            writes.countDown();
        }
    }

    private static final class Broken extends OutputStream {

        private final CountDownLatch tried;

        Broken(CountDownLatch tried) {
            this.tried = tried;
        }

        @Override
        public void write(int part) throws IOException {
            tried.countDown();
            throw new IOException("Broken pipe");
        }
    }
}
