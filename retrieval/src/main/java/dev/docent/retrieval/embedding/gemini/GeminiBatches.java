package dev.docent.retrieval.embedding.gemini;

import dev.docent.retrieval.embedding.BatchLimits;

/** The batches that Google accepts. */
final class GeminiBatches {

    /** 100 texts, each of which counts as a request, and a body of 4 MiB, of which some is not text. */
    private static final BatchLimits GEMINI_API = new BatchLimits(100, Long.MAX_VALUE, 3 << 20, true);

    /** Embedding models older than Gemini. */
    private static final BatchLimits VERTEX = new BatchLimits(250, 20_000, Long.MAX_VALUE, false);

    /** Embedding models of Gemini. */
    private static final BatchLimits VERTEX_GEMINI = BatchLimits.ofTexts(1);

    private GeminiBatches() {}

    /** @see <a href="https://cloud.google.com/vertex-ai/generative-ai/docs/embeddings/get-text-embeddings">the limits</a> */
    static BatchLimits of(boolean isVertex, String model) {
        if (!isVertex) {
            return GEMINI_API;
        }
        return model.contains("gemini") ? VERTEX_GEMINI : VERTEX;
    }
}
