package dev.docent.storage.objects.folder;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Objects on the local disk.
 *
 * @param root folder, created at the start when missing; {@code objects} in the data folder by default
 */
@ConfigurationProperties("docent.objects.folder")
record FolderObjectProperties(@Nullable Path root) {

    Path rootIn(Path data) {
        return root == null ? data.resolve("objects") : root;
    }
}
