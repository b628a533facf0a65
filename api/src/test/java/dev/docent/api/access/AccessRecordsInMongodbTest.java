package dev.docent.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.records.mongodb.StandInMongodb;
import org.junit.jupiter.api.AfterEach;

/** The same over records in MongoDB. */
class AccessRecordsInMongodbTest extends AccessRecordsTest {

    private final StandInMongodb server = new StandInMongodb();

    @AfterEach
    void stopsTheServer() {
        server.close();
        assertThat(folder.resolve("docent.db")).doesNotExist();
    }

    @Override
    String[] store() {
        return server.settings("docent");
    }
}
