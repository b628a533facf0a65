package dev.docent.retrieval.index.atlas;

import com.mongodb.client.MongoDatabase;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.remote.Poll;
import dev.docent.retrieval.index.remote.RemoteParts;
import dev.docent.retrieval.index.remote.RemotePassageIndex;
import dev.docent.retrieval.index.remote.ScopeProfiles;
import dev.docent.retrieval.index.remote.SearchIndexBarrier;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.List;
import org.bson.Document;

/**
 * Opens an index in a database, creating what is missing.
 *
 * @param starting how to wait for search indexes that are being built
 * @param writing how to wait for them after a write
 */
record AtlasIndexOpening(MongoDatabase database, AtlasIndexProperties settings, Poll starting, Poll writing) {

    /**
     * {@return the index of one embedding model}
     *
     * @param name of its collection
     * @throws dev.docent.retrieval.index.UnusableIndexException if it has vectors of another model, or its search indexes
     *     cannot be queried
     */
    RemotePassageIndex open(String name, VectorSpace vectors) {
        var collections = AtlasCollections.of(database, name);
        var header = new GenerationHeader(collections);
        header.open(vectors);
        return open(collections, header, vectors);
    }

    /** {@return an open index for the holder of a lease} Its writes fail after it was opened with a higher lease. */
    RemotePassageIndex fenced(String name, VectorSpace vectors, long lease) {
        var collections = AtlasCollections.of(database, name);
        return open(collections, GenerationHeader.fenced(collections, lease), vectors);
    }

    private RemotePassageIndex open(AtlasCollections collections, GenerationHeader header, VectorSpace vectors) {
        var name = collections.name();
        var indexes = new SearchIndexes(database, name, starting, settings.shared());
        var storesKeys = returnsStoredKeys();
        var ready = indexes.ready(
                List.of(
                        IndexDefinition.vectors(name, vectors.dimensions(), settings.quantization(), storesKeys),
                        IndexDefinition.words(name)),
                settings.readyWait());
        var pipelines = new SearchPipelines(ready.getFirst(), ready.getLast(), settings.quantization(), storesKeys);
        collections.prepare();
        var records = new DocumentRecords(collections, header);
        var watermark = new Watermark(collections, pipelines, vectors.dimensions());
        watermark.write(0);
        var engine = new AtlasEngine(collections, records, pipelines, watermark);
        return new RemotePassageIndex(
                vectors,
                new RemoteParts(
                        engine,
                        records,
                        new ScopeProfiles(records),
                        new WordAnalyzers(),
                        settings.fusion() == Fusion.SCORES),
                new SearchIndexBarrier(engine, writing, settings.catchUpWait(), settings.confirmations()),
                ServerCalls::get);
    }

    /** {@return whether {@code $vectorSearch} returns what its index stores, as it does since version 8.2} */
    private boolean returnsStoredKeys() {
        var version = database.runCommand(new Document("buildInfo", 1)).getList("versionArray", Integer.class);
        return version.getFirst() > 8 || (version.getFirst() == 8 && version.get(1) >= 2);
    }
}
