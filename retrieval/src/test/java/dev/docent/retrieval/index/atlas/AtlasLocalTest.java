package dev.docent.retrieval.index.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dev.docent.retrieval.index.PassageFilterContract;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageIndexContract;
import dev.docent.retrieval.index.PassageStagesContract;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBAtlasLocalContainer;

/** The contract on the search of MongoDB itself, in a container. Skipped where there is no Docker. */
@EnabledIf(value = "hasDocker", disabledReason = "There is no Docker to run MongoDB's search in")
class AtlasLocalTest {

    private static final MongoDBAtlasLocalContainer SERVER =
            new MongoDBAtlasLocalContainer("mongodb/mongodb-atlas-local:8.0");

    static boolean hasDocker() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void hasSearch() {
        try (var client = MongoClients.create(SERVER.getConnectionString())) {
            assertThat(SearchProbe.missingSearch(client.getDatabase(OpenedIndex.OF_TESTS), "any"))
                    .isEmpty();
        }
    }

    @Nested
    class Finds extends PassageIndexContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(SERVER.getConnectionString(), Fusion.RANKS);
        }
    }

    @Nested
    class Filters extends PassageFilterContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(SERVER.getConnectionString(), Fusion.SCORES);
        }
    }

    @Nested
    class Stages extends PassageStagesContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(SERVER.getConnectionString(), Fusion.RANKS);
        }
    }
}
