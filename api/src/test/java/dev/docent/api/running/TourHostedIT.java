package dev.docent.api.running;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** The same with records, passages and objects in hosted stores. */
class TourHostedIT extends TourIT {

    private @Nullable HostedStores stores;

    @Override
    Map<String, String> settings(Path served) throws IOException {
        var started = HostedStores.start(served);
        stores = started;
        return started.settings();
    }

    @AfterAll
    void stopsTheStores() {
        if (stores != null) {
            stores.close();
        }
    }
}
