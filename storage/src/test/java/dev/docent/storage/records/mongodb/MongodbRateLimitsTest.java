package dev.docent.storage.records.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dev.docent.storage.records.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** What one process counts, the others count as well. */
class MongodbRateLimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38Z");
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final StandInMongodb server = new StandInMongodb();
    private final RateLimits here = process();
    private final RateLimits elsewhere = process();

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void limitsTheEventsOfAllProcesses() {
        assertThat(here.count("a", 2, WINDOW, NOW)).isZero();
        assertThat(elsewhere.count("a", 2, WINDOW, NOW.plusSeconds(4))).isZero();

        assertThat(here.count("a", 2, WINDOW, NOW.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(elsewhere.count("a", 2, WINDOW, NOW.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(here.count("b", 2, WINDOW, NOW.plusSeconds(5))).isZero();
    }

    @Test
    void forgetsAnEventAfterTheWindow() {
        here.count("a", 2, WINDOW, NOW);
        here.count("a", 2, WINDOW, NOW.plusSeconds(4));

        assertThat(elsewhere.count("a", 2, WINDOW, NOW.plusSeconds(10))).isZero();
        assertThat(here.count("a", 2, WINDOW, NOW.plusSeconds(11))).isEqualTo(Duration.ofSeconds(3));
        assertThat(here.count("a", 2, WINDOW, NOW.plusSeconds(14))).isZero();
    }

    @Test
    void countsNothingTwiceAndLosesNothingUnderConcurrency() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var counted = IntStream.range(0, 40)
                    .mapToObj(
                            each -> callers.submit(() -> (each % 2 == 0 ? here : elsewhere).count("a", 7, WINDOW, NOW)))
                    .toList();
            var fitting = 0;
            for (var each : counted) {
                fitting += each.get().isZero() ? 1 : 0;
            }
            assertThat(fitting).isEqualTo(7);
        }
    }

    @Test
    void leavesTheDeletionToAnIndexOfTheServer() {
        var database = databases().getMongoDatabase();
        RecordIndexes.shipped(new PathMatchingResourcePatternResolver()).create(database);
        here.count("a", 2, WINDOW, NOW);
        here.count("b", 2, WINDOW, NOW.plus(Duration.ofDays(1)));

        var limits = database.getCollection("rate_limits");
        assertThat(limits.countDocuments()).isEqualTo(2);
        assertThat(limits.find().first()).containsEntry("until", Date.from(NOW.plus(WINDOW)));
        assertThat(limits.listIndexes())
                .anySatisfy(index -> assertThat(index)
                        .containsEntry("key", new Document("until", 1))
                        .containsEntry("expireAfterSeconds", 3600));
    }

    private RateLimits process() {
        return new MongodbRateLimits(new MongoTemplate(databases()));
    }

    private SimpleMongoClientDatabaseFactory databases() {
        var databases = new SimpleMongoClientDatabaseFactory(MongoClients.create(server.uri()), "records");
        databases.setExceptionTranslator(new MongodbFailure.Translator());
        return databases;
    }
}
