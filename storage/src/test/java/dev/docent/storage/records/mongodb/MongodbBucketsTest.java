package dev.docent.storage.records.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** What one process takes, the others cannot take as well. */
class MongodbBucketsTest {

    private final StandInMongodb server = new StandInMongodb();
    private final MongoTemplate records = records();
    private final ProxyManager<String> here = new MongodbBuckets(records);
    private final ProxyManager<String> elsewhere = new MongodbBuckets(records());

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void areSharedByAllProcesses() {
        assertThat(bucket(here, "a").tryConsume(7)).isTrue();

        assertThat(bucket(elsewhere, "a").tryConsume(4)).isFalse();
        assertThat(bucket(elsewhere, "a").tryConsume(3)).isTrue();
        assertThat(bucket(here, "a").tryConsume(1)).isFalse();
        assertThat(bucket(here, "b").tryConsume(10)).isTrue();
    }

    @Test
    void giveOutNothingTwiceAndLoseNothingUnderConcurrency() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = IntStream.range(0, 64)
                    .mapToObj(each -> callers.submit(
                            () -> bucket(each % 2 == 0 ? here : elsewhere, "a").tryConsume(1)))
                    .toList();
            var granted = 0;
            for (var each : taken) {
                granted += each.get() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(10);
        }
    }

    @Test
    void oweWhatIsTakenBeyondTheLimit() {
        bucket(here, "a").consumeIgnoringRateLimits(25);

        assertThat(bucket(elsewhere, "a").getAvailableTokens()).isEqualTo(-15);
    }

    @Test
    void areForTheServerToDeleteOnceTheyAreFull() {
        bucket(here, "a").tryConsume(5);

        var stored = records.getCollection(MongodbBuckets.COLLECTION).find().first();

        assertThat(stored).isNotNull();
        assertThat(stored.getDate("until"))
                .isAfter(new Date())
                .isBefore(new Date(System.currentTimeMillis() + 86_400_000));
        here.removeProxy("a");
        assertThat(bucket(elsewhere, "a").getAvailableTokens()).isEqualTo(10);
    }

    private static Bucket bucket(ProxyManager<String> process, String name) {
        return process.getProxy(
                name,
                () -> BucketConfiguration.builder()
                        .addLimit(limit -> limit.capacity(10).refillGreedy(10, Duration.ofHours(10)))
                        .build());
    }

    private MongoTemplate records() {
        var databases = new SimpleMongoClientDatabaseFactory(MongoClients.create(server.uri()), "records");
        databases.setExceptionTranslator(new MongodbFailure.Translator());
        return new MongoTemplate(databases);
    }
}
