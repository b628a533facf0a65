package dev.docent.storage.records.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dev.docent.storage.records.Announcements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** What one process announces, the others see until its end. */
class MongodbAnnouncementsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38Z");

    private final StandInMongodb server = new StandInMongodb();

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void isSeenByOthersUntilItEnds() {
        process(NOW).announce("pause/a", NOW.plusSeconds(30));
        process(NOW).announce("process/a", NOW.plusSeconds(30));

        assertThat(process(NOW).current("pause/")).isEqualTo(Map.of("pause/a", NOW.plusSeconds(30)));
        assertThat(process(NOW.plusSeconds(29)).current("pause/")).hasSize(1);
        assertThat(process(NOW.plusSeconds(30)).current("pause/")).isEmpty();
    }

    @Test
    void endsLaterButNeverEarlier() {
        process(NOW).announce("a", NOW.plusSeconds(30));
        process(NOW).announce("a", NOW.plusSeconds(10));
        assertThat(process(NOW).current("a")).containsEntry("a", NOW.plusSeconds(30));

        process(NOW).announce("a", NOW.plusSeconds(60));
        assertThat(process(NOW).current("a")).containsEntry("a", NOW.plusSeconds(60));
    }

    @Test
    void isDeletedAfterItsEnd() {
        process(NOW).announce("a", NOW.plusSeconds(30));

        process(NOW.plus(Duration.ofHours(2))).announce("b", NOW.plus(Duration.ofHours(3)));

        assertThat(process(NOW).current("")).containsOnlyKeys("b");
    }

    private Announcements process(Instant now) {
        var databases = new SimpleMongoClientDatabaseFactory(MongoClients.create(server.uri()), "records");
        databases.setExceptionTranslator(new MongodbFailure.Translator());
        return new MongodbAnnouncements(new MongoTemplate(databases), Clock.fixed(now, ZoneOffset.UTC));
    }
}
