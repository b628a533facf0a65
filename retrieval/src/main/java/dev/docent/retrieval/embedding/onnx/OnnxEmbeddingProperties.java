package dev.docent.retrieval.embedding.onnx;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The embedding model that runs inside the process.
 *
 * @param folder where the model is laid out for loading, made when missing; {@code models} in the data folder when unset
 */
@ConfigurationProperties("docent.embedding.onnx")
record OnnxEmbeddingProperties(@Nullable Path folder) {

    Path folderIn(Path data) {
        return folder == null ? data.resolve("models") : folder;
    }
}
