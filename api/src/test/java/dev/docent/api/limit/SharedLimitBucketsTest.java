package dev.docent.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.StoredRecords;
import dev.docent.storage.records.mongodb.StandInMongodb;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes over the same records hold a limit together. */
class SharedLimitBucketsTest {

    private static final Rate RATE = Rate.perHour("requests", 1000);

    @TempDir
    Path folder;

    @Test
    void letExactlyTheLimitThroughFor64ParallelCallers() throws Exception {
        try (var server = new StandInMongodb();
                var first = node(server, "first");
                var second = node(server, "second");
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var nodes = new LimitBuckets[] {buckets(first), buckets(second)};
            var began = System.nanoTime();
            var results = callers.invokeAll(IntStream.range(0, 64)
                    .<Callable<Integer>>mapToObj(each -> () -> takenBy(nodes[each % 2]))
                    .toList());
            var granted = 0;
            for (var result : results) {
                granted += result.get();
            }
            var refilled =
                    RATE.limit() * (System.nanoTime() - began) / RATE.period().toNanos();

            assertThat(granted).isBetween(1000, (int) (1000 + refilled + 1));
        }
    }

    @Test
    void tellTheOtherNodeWhatIsLeft() {
        try (var server = new StandInMongodb();
                var first = node(server, "first");
                var second = node(server, "second")) {
            buckets(first).shared("account a", RATE).take(990);

            var elsewhere = buckets(second).shared("account a", RATE);

            assertThat(elsewhere.take(11).granted()).isFalse();
            assertThat(elsewhere.take(5).remaining()).isEqualTo(5);
            assertThat(buckets(second).shared("account b", RATE).take(1000).granted())
                    .isTrue();
        }
    }

    /** {@return how many of a caller's requests are granted until one is refused} */
    private static int takenBy(LimitBuckets node) {
        var granted = 0;
        while (node.shared("account a", RATE).take(1).granted()) {
            granted++;
        }
        return granted;
    }

    @SuppressWarnings("unchecked")
    private static LimitBuckets buckets(ConfigurableApplicationContext node) {
        return new LimitBuckets(Optional.of(node.getBean(ProxyManager.class)));
    }

    private ConfigurableApplicationContext node(StandInMongodb server, String name) {
        return StoredRecords.start(folder.resolve(name), server.settings("docent"));
    }
}
