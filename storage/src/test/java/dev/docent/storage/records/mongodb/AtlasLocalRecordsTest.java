package dev.docent.storage.records.mongodb;

import dev.docent.storage.records.StartedRecords;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBAtlasLocalContainer;

/** The same against MongoDB itself, where there is Docker. */
@EnabledIf(value = "isDockerThere", disabledReason = "There is no Docker: MongoDB itself is not tried")
class AtlasLocalRecordsTest implements MongodbRecordsContract {

    private static MongoDBAtlasLocalContainer server;

    @TempDir
    Path folder;

    private ConfigurableApplicationContext context;

    @BeforeAll
    static void starts() {
        server = new MongoDBAtlasLocalContainer("mongodb/mongodb-atlas-local:8.0");
        server.start();
    }

    @AfterAll
    static void stops() {
        server.stop();
    }

    @BeforeEach
    void opens() {
        context = StartedRecords.start(
                folder, "docent.mongodb.uri=" + server.getConnectionString(), "docent.mongodb.database=records");
    }

    @AfterEach
    void closes() {
        context.getBean(MongoTemplate.class).getDb().drop();
        context.close();
    }

    static boolean isDockerThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public ApplicationContext context() {
        return context;
    }
}
