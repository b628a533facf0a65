package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** The same with everything hosted: records, passages and objects in stores, vectors and answers from a model. */
class TourHostedIT extends TourIT {

    private final HostedModel model = HostedModel.start();
    private @Nullable HostedStores stores;

    @Override
    Map<String, String> settings(Path served) throws IOException {
        var started = HostedStores.start(served);
        stores = started;
        var settings = new HashMap<>(started.settings());
        settings.putAll(model.settings());
        return settings;
    }

    /** Stops the service before its stores, which it writes to until it has ended. */
    @AfterAll
    @Override
    void stops() throws IOException {
        super.stops();
        if (stores != null) {
            stores.close();
            assertThat(model.calls()).contains("streamGenerateContent", "batchEmbedContents");
        }
        model.close();
    }
}
