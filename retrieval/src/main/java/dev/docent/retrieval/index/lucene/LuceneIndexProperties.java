package dev.docent.retrieval.index.lucene;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Passages in a Lucene index on the local disk.
 *
 * @param folder made when missing; {@code index} in the data folder when unset
 */
@ConfigurationProperties("docent.index.lucene")
record LuceneIndexProperties(@Nullable Path folder) {

    Path folderIn(Path data) {
        return folder == null ? data.resolve("index") : folder;
    }
}
