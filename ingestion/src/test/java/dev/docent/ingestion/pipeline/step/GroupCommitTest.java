package dev.docent.ingestion.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.InMemoryPassageIndex;
import dev.docent.ingestion.WatchedPassageIndex;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.claim.Node;
import dev.docent.runtime.Steps;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {

    private final WatchedPassageIndex index = new WatchedPassageIndex(new InMemoryPassageIndex());
    private final Claims work = new Claims(Node.of(false));
    private final AtomicInteger flushes = new AtomicInteger();
    private final GroupCommit flush = new GroupCommit(index, work, Duration.ofDays(1), Steps.UNOBSERVED);

    @BeforeEach
    void hasFlushedJustNow() throws InterruptedException {
        flush.await();
        index.beforeFlush(flushes::incrementAndGet);
    }

    @Test
    void doesNotKeepWhoIsAloneWaiting() throws InterruptedException {
        work.begin("only");

        flush.await();

        assertThat(flushes).hasValue(1);
    }

    @Test
    void isOneForAllWhoAreAtWork() throws InterruptedException {
        work.begin("first");
        work.begin("second");
        var first = waiting();
        assertThat(flushes).hasValue(0);

        flush.await();
        first.join();

        assertThat(flushes).hasValue(1);
    }

    @Test
    void doesNotWaitForeverForThoseWhoAreAtWork() throws InterruptedException {
        work.begin("first");
        work.begin("second");

        new GroupCommit(index, work, Duration.ofMillis(1), Steps.UNOBSERVED).await();

        assertThat(flushes).hasValue(1);
    }

    @Test
    void failsForWhoMadeItAndIsTriedAgainByTheOthers() {
        work.begin("first");
        var second = work.begin("second");
        index.beforeFlush(() -> {
            if (flushes.incrementAndGet() == 1) {
                throw new IllegalStateException("no space");
            }
        });
        var first = waiting();

        assertThatThrownBy(flush::await).hasMessage("no space");
        work.end("second", second);
        index.beforeFlush(flushes::incrementAndGet);
        assertThat(CompletableFuture.runAsync(this::await)).succeedsWithin(Duration.ofSeconds(30));

        // The first is served by that flush or by one of its own, whichever comes first.
        assertThat(first).succeedsWithin(Duration.ofSeconds(30));
        assertThat(flushes).hasValueGreaterThan(1);
    }

    /** {@return the end of someone who waits for the others} */
    private CompletableFuture<Void> waiting() {
        var end = new CompletableFuture<Void>();
        var thread = Thread.ofPlatform().start(() -> {
            await();
            end.complete(null);
        });
        Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return end;
    }

    private void await() {
        try {
            flush.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
