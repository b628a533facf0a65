package dev.docent.storage.records.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.records.StartedRecords;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The same on a real server, for whoever has one: with the {@code MONGO_URI} that the service is started with, in a database
 * of its own, of which nothing is left.
 */
@Timeout(600)
@EnabledIfEnvironmentVariable(named = "MONGO_URI", matches = ".+")
class MongodbSmokeTest implements MongodbRecordsContract {

    @TempDir
    Path folder;

    private ConfigurableApplicationContext context;

    @BeforeEach
    void connects() {
        var database = "docent_smoke_" + UUID.randomUUID().toString().substring(0, 8);
        context = StartedRecords.start(
                folder, "docent.mongodb.uri=" + System.getenv("MONGO_URI"), "docent.mongodb.database=" + database);
    }

    @AfterEach
    void leavesNothing() {
        var database = context.getBean(MongoTemplate.class).getDb();
        database.drop();
        assertThat(database.listCollectionNames()).isEmpty();
        context.close();
    }

    @Override
    public ApplicationContext context() {
        return context;
    }
}
