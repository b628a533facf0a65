package dev.docent.storage.records.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dev.docent.storage.records.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** One of several processes at a time has a lease. */
class MongodbLeasesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38Z");

    private final StandInMongodb server = new StandInMongodb();
    private final SetClock clock = new SetClock();

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void isOnesUntilItEnds() {
        var one = process();
        var other = process();

        assertThat(one.hold("a", MINUTE)).isTrue();
        assertThat(other.hold("a", MINUTE)).isFalse();
        assertThat(other.hold("b", MINUTE)).isTrue();
        clock.now = NOW.plusSeconds(59);
        assertThat(one.hold("a", MINUTE)).isTrue();
        clock.now = NOW.plusSeconds(118);
        assertThat(other.hold("a", MINUTE)).isFalse();
        clock.now = NOW.plusSeconds(119);
        assertThat(other.hold("a", MINUTE)).isTrue();
        assertThat(one.hold("a", MINUTE)).isFalse();
    }

    @Test
    void isOnesHoweverManyAskAtOnce() throws Exception {
        try (var processes = Executors.newFixedThreadPool(8)) {
            var asking = IntStream.range(0, 8)
                    .mapToObj(each -> process())
                    .map(process -> processes.submit(() -> process.hold("a", MINUTE)))
                    .toList();
            var held = 0;
            for (var answer : asking) {
                held += answer.get() ? 1 : 0;
            }
            assertThat(held).isEqualTo(1);
        }
    }

    private Leases process() {
        var client = MongoClients.create(server.uri());
        var databases = new SimpleMongoClientDatabaseFactory(client, "records");
        databases.setExceptionTranslator(new MongodbFailure.Translator());
        return new MongodbLeases(new MongoTemplate(databases), clock);
    }

    private static final class SetClock extends Clock {

        private volatile Instant now = NOW;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
