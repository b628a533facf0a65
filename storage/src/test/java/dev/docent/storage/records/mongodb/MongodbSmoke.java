package dev.docent.storage.records.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.records.StartedRecords;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The same on a real server: with the {@code MONGO_URI} that the service is started with, in a database of its own, which is
 * dropped. Never run by a build, since its name does not end in {@code Test}: CONTRIBUTING.md says how to run it.
 */
@Timeout(600)
class MongodbSmoke implements MongodbRecordsContract {

    @TempDir
    Path folder;

    private ConfigurableApplicationContext context;

    @BeforeEach
    void connects() {
        var database = "docent_smoke_" + UUID.randomUUID().toString().substring(0, 8);
        var uri = Objects.requireNonNull(System.getenv("MONGO_URI"), "MONGO_URI must name the server");
        context = StartedRecords.start(folder, "docent.mongodb.uri=" + uri, "docent.mongodb.database=" + database);
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
