package dev.docent.retrieval.index.lucene;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the Lucene index on the local disk.
 *
 * @param folder folder of the index, created if missing; {@code index} in the data folder if unset
 */
@ConfigurationProperties("docent.index.lucene")
record LuceneIndexProperties(@Nullable Path folder) {

    Path folderIn(Path data) {
        return folder == null ? data.resolve("index") : folder;
    }
}
