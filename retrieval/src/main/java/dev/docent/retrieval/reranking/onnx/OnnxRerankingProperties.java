package dev.docent.retrieval.reranking.onnx;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The model that puts the best passages of a search into their last order.
 *
 * @param modelFolder holds a cross-encoder for ONNX Runtime and its tokenizer, as model hubs publish them; nothing is
 *     reranked where it is unset or empty
 * @param depth how many passages of a search are judged, 1..200: a search takes longer by so many times the time of one
 */
@ConfigurationProperties("docent.reranking")
record OnnxRerankingProperties(
        Path modelFolder, @DefaultValue("20") int depth) {

    private static final int DEEPEST = 200;

    OnnxRerankingProperties {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "docent.reranking.depth is a number between 1 and %d, not %d".formatted(DEEPEST, depth));
        }
    }
}
