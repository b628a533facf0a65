package dev.docent.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.records.mongodb.StandInMongodb;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Tests of records, kept by default in a folder; a subclass repeats them over MongoDB. */
public abstract class RecordStoreTest {

    @TempDir
    protected Path folder;

    private @Nullable StandInMongodb server;
    private @Nullable ConfigurableApplicationContext context;

    protected boolean isInMongodb() {
        return false;
    }

    /** {@return the settings of the store, the same each time} */
    protected final String[] store() {
        if (!isInMongodb()) {
            return new String[0];
        }
        if (server == null) {
            server = new StandInMongodb();
        }
        return server.settings("docent");
    }

    /** {@return the records, which are opened on first use} */
    protected final ConfigurableApplicationContext context() {
        if (context == null) {
            context = StoredRecords.start(folder, store());
        }
        return context;
    }

    @AfterEach
    void closeTheStore() {
        if (context != null) {
            context.close();
        }
        if (server != null) {
            server.close();
            assertThat(folder.resolve("docent.db")).doesNotExist();
        }
    }
}
