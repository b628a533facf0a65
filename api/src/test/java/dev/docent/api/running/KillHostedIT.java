package dev.docent.api.running;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The same with everything hosted: records, passages and objects in stores, vectors and answers from a model. */
@Tag("thorough")
class KillHostedIT extends KillIT {

    private static final HostedModel MODEL = HostedModel.start();
    private static HostedStores stores;

    @BeforeAll
    static void starts(@TempDir Path served) throws IOException {
        stores = HostedStores.start(served);
    }

    @AfterAll
    static void stops() throws IOException {
        stores.close();
        MODEL.close();
    }

    @Override
    Map<String, String> settings() {
        var settings = new HashMap<>(stores.settings());
        settings.putAll(MODEL.settings());
        settings.putAll(TELLING_OF_BATCHES);
        // What a killed one left is taken up at once, and not when its leases have ended, as where there are others.
        settings.put("DOCENT_PIPELINE_SHARED", "false");
        return settings;
    }

    @Override
    int kills() {
        return Integer.getInteger("docent.kills", 2);
    }

    @Override
    List<String> storedMessages() {
        try (var client = MongoClients.create(stores.uri())) {
            return client.getDatabase(stores.database())
                    .getCollection("messages")
                    .find(Filters.eq("role", "ASSISTANT"))
                    .map(message -> message.getString("_id"))
                    .into(new ArrayList<>());
        }
    }
}
