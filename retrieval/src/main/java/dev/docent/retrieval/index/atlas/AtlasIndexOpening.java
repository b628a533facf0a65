package dev.docent.retrieval.index.atlas;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.remote.Poll;
import dev.docent.retrieval.index.remote.RemoteParts;
import dev.docent.retrieval.index.remote.RemotePassageIndex;
import dev.docent.retrieval.index.remote.ScopeProfiles;
import dev.docent.retrieval.index.remote.SearchIndexBarrier;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens an index in a database, creating what is missing.
 *
 * @param starting how to wait for search indexes that are being built
 * @param writing how to wait for them after a write
 */
record AtlasIndexOpening(MongoDatabase database, AtlasIndexProperties settings, Poll starting, Poll writing) {

    private static final Logger log = LoggerFactory.getLogger(AtlasIndexOpening.class);

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
        var indexes = new SearchIndexes(database, name, starting, settings.shared());
        var pipelines = new SearchPipelines(
                indexes.ready(
                        IndexDefinition.vectors(name, vectors.dimensions(), settings.quantization()),
                        settings.readyWait()),
                indexes.ready(IndexDefinition.words(name), settings.readyWait()),
                settings.quantization());
        collections.prepare();
        var records = new DocumentRecords(collections, header);
        var fusesScores = settings.fusion() == Fusion.SCORES;
        var engine = new AtlasEngine(
                collections,
                records,
                pipelines,
                new Watermark(collections, pipelines, vectors.dimensions()),
                !fusesScores && hasRankFusion(collections.searched(), pipelines, vectors.dimensions()));
        return new RemotePassageIndex(
                vectors,
                new RemoteParts(engine, records, new ScopeProfiles(records), new WordAnalyzers(), fusesScores),
                new SearchIndexBarrier(engine, writing, settings.catchUpWait()),
                ServerCalls::get);
    }

    /** {@return whether the server has {@code $rankFusion}} It tries a real search, since some versions have only a part of it. */
    private static boolean hasRankFusion(
            MongoCollection<Document> passages, SearchPipelines pipelines, int dimensions) {
        var stages = new ArrayList<>(pipelines.fused(
                pipelines.nearest(Watermark.vector(dimensions), Watermark.BOUNDS, 1, false),
                pipelines.having(List.of(Watermark.WORD), Watermark.BOUNDS, 1),
                1));
        stages.add(SearchPipelines.keys("scoreDetails"));
        try {
            passages.aggregate(stages).first();
            return true;
        } catch (MongoCommandException e) {
            log.info("no_rank_fusion error={}: hybrid searches fuse their lists in this process", e.getErrorCode());
            return false;
        }
    }
}
