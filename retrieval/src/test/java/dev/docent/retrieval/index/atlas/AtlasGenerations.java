package dev.docent.retrieval.index.atlas;

import com.mongodb.client.MongoClient;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Quantization;
import java.time.Duration;

/** The real store of generations in a stand-in, for tests of others. */
public final class AtlasGenerations {

    private static final Duration WAIT = Duration.ofSeconds(30);

    /** Short, so that tests need not wait for the next holder. */
    private static final Duration LEASE = Duration.ofSeconds(3);

    private AtlasGenerations() {}

    /** @param shared whether other processes may be at the index */
    public static GenerationStore in(MongoClient client, boolean shared) {
        var settings = new AtlasIndexProperties(
                OpenedIndex.COLLECTION, Quantization.NONE, Fusion.RANKS, WAIT, WAIT, 3, shared);
        return new AtlasGenerationStore(OpenedIndex.opening(client.getDatabase(OpenedIndex.DATABASE), settings), LEASE);
    }
}
