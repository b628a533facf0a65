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
    void writesTheIdOfAnEvent() {
        var out = new ByteArrayOutputStream();
        try (var writer = new EventWriter(out, new ObjectMapper(), NEVER)) {
            assertThat(writer.send("4.0", "delta", Map.of("text", "four"))).isTrue();
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("id: 4.0\nevent: delta\ndata: {\"text\":\"four\"}\n\n");
    }

    /** A client joins the lines of a message with line feeds, and appends nothing to the last one. */
    @Test
    void writesTextsWithoutLosingTheirLineEnds() {
        var out = new ByteArrayOutputStream();
        try (var writer = new EventWriter(out, new ObjectMapper(), NEVER)) {
            for (var part : new String[] {"One.\n\n", "", "- two\r\n", " three"}) {
                assertThat(writer.sendText(part)).isTrue();
            }
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("data: One.\ndata: \ndata: \n\ndata: - two\ndata: \n\ndata:  three\n\n");
    }

    @Test
    void doesNotDelayOthersForAClientThatDoesNotRead() throws InterruptedException {
        var unblocked = new CountDownLatch(1);
        var blocked = new CountDownLatch(1);
        var comments = new CountDownLatch(3);
        try (var slow = new EventWriter(new Blocking(blocked, unblocked), new ObjectMapper(), AT_ONCE);
                var writer = new EventWriter(new Counting(comments), new ObjectMapper(), AT_ONCE)) {
            blocked.await();
            comments.await();
            assertThat(writer.isOpen()).isTrue();
            unblocked.countDown();
            assertThat(slow.isOpen()).isTrue();
        }
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

    private static final class Blocking extends OutputStream {

        private final CountDownLatch blocked;
        private final CountDownLatch unblocked;

        Blocking(CountDownLatch blocked, CountDownLatch unblocked) {
            this.blocked = blocked;
            this.unblocked = unblocked;
        }

        @Override
        public void write(int part) throws IOException {
            blocked.countDown();
            try {
                unblocked.await();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
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
