package dev.docent.ingestion.pipeline.step;

import dev.docent.retrieval.embedding.BisectingEmbedder;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads that call one model.
 *
 * @param window maximum number of pending calls of one document: one more than threads, so that no thread idles
 * @param batch maximum number of passages of a call
 */
record EmbeddingThreads(
        Embeddings embeddings,
        BisectingEmbedder embedder,
        VectorSpace space,
        ExecutorService pool,
        int window,
        int batch) {

    /** @param cores the number of threads, unless the model requires another */
    static EmbeddingThreads of(Embeddings embeddings, int cores) {
        var wanted = embeddings.traits().callsAtOnce();
        var threads = wanted == 0 ? cores : wanted;
        return new EmbeddingThreads(
                embeddings,
                new BisectingEmbedder(embeddings),
                embeddings.space(),
                Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform()
                                .name("docent-embedding-", 1)
                                .daemon()
                                .factory()),
                threads + 1,
                embeddings.traits().batch());
    }
}
