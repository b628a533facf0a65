package dev.docent.retrieval.embedding.onnx;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The embedding model that runs in process.
 *
 * @param folder folder in which the model is extracted, created if missing; {@code models} in the data folder if unset
 */
@ConfigurationProperties("docent.embedding.onnx")
record OnnxEmbeddingProperties(@Nullable Path folder) {

    Path folderIn(Path data) {
        return folder == null ? data.resolve("models") : folder;
    }
}
