package dev.docent.storage.records.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.storage.records.StartedRecords;
import dev.docent.storage.records.Thing;
import dev.docent.storage.records.Thing.Kind;
import dev.docent.storage.records.Things;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Over the protocol, against a stand-in. */
class MongodbRecordsTest implements MongodbRecordsContract {

    private static StandInMongodb server;

    @TempDir
    Path folder;

    private ConfigurableApplicationContext context;

    @BeforeAll
    static void starts() {
        server = new StandInMongodb();
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    @BeforeEach
    void opens() {
        context = StartedRecords.start(folder, server.settings("records"));
    }

    @AfterEach
    void closes() {
        context.getBean(MongoTemplate.class).getDb().drop();
        context.close();
    }

    @Override
    public ApplicationContext context() {
        return context;
    }

    @Test
    void needsNothingOfTheOtherStore() {
        assertThat(context.getBeanNamesForType(DataSource.class)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void createsIndexesHoweverManyStartAtOnce() {
        things().save(Thing.named("one", Kind.PLAIN, null));

        IntStream.range(0, 4)
                .parallel()
                .forEach(each ->
                        StartedRecords.start(folder, server.settings("records")).close());

        assertThat(things().count()).isEqualTo(1);
    }

    @Test
    void saysWhichSettingToLookAtWhenTheServerGoesAway() {
        try (var other = new StandInMongodb();
                var started = StartedRecords.start(
                        folder,
                        other.settings("records")[0],
                        other.settings("records")[1],
                        "docent.mongodb.timeout.selection=200ms")) {
            other.stop();

            assertThatThrownBy(() -> started.getBean(Things.class).count())
                    .isInstanceOf(DataAccessResourceFailureException.class)
                    .hasMessageStartingWith("Cannot reach the records: ")
                    .hasMessageContaining("MONGO_URI");
        }
    }
}
