package dev.docent.ingestion.pipeline;

import dev.docent.storage.records.mongodb.StandInMongodb;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

class MongodbRepositoriesTest implements StoredRepositories {

    @TempDir
    static Path folder;

    private static StandInMongodb server;
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void open() {
        server = new StandInMongodb();
        context = StoredRecords.start(folder, server.settings("ingestion"));
    }

    @AfterAll
    static void close() {
        context.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        var database = context.getBean(MongoTemplate.class).getDb();
        database.listCollectionNames()
                .forEach(name -> database.getCollection(name).deleteMany(new Document()));
    }

    @Override
    public ApplicationContext stores() {
        return context;
    }
}
