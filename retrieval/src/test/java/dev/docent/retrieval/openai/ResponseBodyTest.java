package dev.docent.retrieval.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ResponseBodyTest {

    private final ResponseBody body = new ResponseBody();
    private final Connection connection = new Connection();

    @BeforeEach
    void connect() {
        body.onSubscribe(connection);
    }

    @Test
    void isReadToItsEnd() throws IOException {
        body.onNext(List.of(bytes("Half "), bytes(""), bytes("of it")));
        body.onNext(List.of(bytes(".")));
        body.onComplete();

        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("Half of it.");
        assertThat(body.read()).isEqualTo(-1);
        assertThat(connection.asked).isEqualTo(3);
    }

    @Test
    void failsOnlyAfterWhatArrivedBeforeWasRead() throws IOException {
        body.onNext(List.of(bytes("Half")));
        body.onError(new IOException("the power went"));

        assertThat(new String(body.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("Half");
        assertThatThrownBy(body::read).hasRootCauseMessage("the power went");
        assertThatThrownBy(body::read).hasRootCauseMessage("the power went");
    }

    @Test
    void endsTheCallAndFailsWhenClosed() {
        body.onNext(List.of(bytes("Half")));

        body.close();

        assertThat(connection.isCancelled).isTrue();
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasRootCauseMessage("closed");
    }

    @Test
    void endsACallThatWasClosedBeforeItBegan() {
        var closed = new ResponseBody();
        closed.close();

        closed.onSubscribe(connection);

        assertThat(connection.isCancelled).isTrue();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Connection implements Subscription {

        private long asked;
        private boolean isCancelled;

        @Override
        public void request(long count) {
            asked += count;
        }

        @Override
        public void cancel() {
            isCancelled = true;
        }
    }
}
