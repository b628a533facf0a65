package dev.docent.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.TransientDataAccessResourceException;

/** The one who sends messages by itself. */
class DeliveryDispatcherTest {

    private static final int STARTS = 300;

    @TempDir
    Path folder;

    /** Many starts, since one that is lost is lost to a race. */
    @Test
    void sendsAfterEveryStart() {
        var clock = new SetClock();
        var transport = new ScriptedTransport();
        try (var docent = new Installation(folder, clock, transport, new String[0])) {
            var dispatcher = docent.dispatcher();
            var webhook = docent.webhook("ada");
            for (var start = 1; start <= STARTS; start++) {
                clock.forward(Duration.ofSeconds(1));
                dispatcher.start();
                docent.test(webhook);
                var sent = start;
                await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> transport.sent.size() == sent);
                dispatcher.stop();
            }
        }
    }

    @Test
    void takesItsTimeWhileTheStoreTakesNoWrites() {
        var tries = new CopyOnWriteArrayList<Long>();
        try (var docent = new Installation(folder, new SetClock(), new ScriptedTransport(), new String[0])) {
            docent.test(docent.webhook("ada"));
            var dispatcher = docent.dispatcher(call -> {
                if (call.equals("save")) {
                    tries.add(System.nanoTime());
                    throw new TransientDataAccessResourceException("read only");
                }
            });
            dispatcher.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> tries.size() >= 3);
            dispatcher.stop();
        }

        assertThat(Duration.ofNanos(tries.get(2) - tries.get(0))).isGreaterThan(Duration.ofMillis(1900));
    }
}
