package dev.docent.api.running;

import dev.docent.retrieval.index.atlas.AtlasStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Stand-ins of the hosted stores, which outlive every Docent that uses them. */
final class HostedStores implements AutoCloseable {

    private static final String DATABASE = "hosted";

    private final AtlasStandIn mongodb = AtlasStandIn.start();
    private final RunningS3 objects;

    private HostedStores(RunningS3 objects) {
        this.objects = objects;
    }

    static HostedStores start(Path folder) throws IOException {
        return new HostedStores(RunningS3.start(folder));
    }

    /** {@return the settings with which a Docent keeps its records, passages and objects here} */
    Map<String, String> settings() {
        var settings = new HashMap<>(objects.settings());
        settings.put("MONGO_URI", mongodb.uri());
        settings.put("DATABASE_NAME", DATABASE);
        return settings;
    }

    /** {@return where MongoDB is} */
    String uri() {
        return mongodb.uri();
    }

    String database() {
        return DATABASE;
    }

    RunningS3 objects() {
        return objects;
    }

    @Override
    public void close() {
        objects.close();
        mongodb.close();
    }
}
