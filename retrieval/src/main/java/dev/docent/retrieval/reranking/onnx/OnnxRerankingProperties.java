package dev.docent.retrieval.reranking.onnx;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The model that reranks the best passages of a search.
 *
 * @param modelFolder folder of a cross-encoder for ONNX Runtime and its tokenizer, as published by model hubs; without it
 *     nothing is reranked
 * @param depth number of passages that are reranked, 1 to 200; a search takes longer by this number times the time of one
 *     passage
 */
@ConfigurationProperties("docent.reranking")
record OnnxRerankingProperties(
        Path modelFolder, @DefaultValue("20") int depth) {

    private static final int DEEPEST = 200;

    OnnxRerankingProperties {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "docent.reranking.depth must be between 1 and %d, but is %d".formatted(DEEPEST, depth));
        }
    }
}
