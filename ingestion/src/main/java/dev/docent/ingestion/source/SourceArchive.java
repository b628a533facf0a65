package dev.docent.ingestion.source;

import dev.docent.storage.records.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An archive that came with a path and was taken apart. It is not kept; what it was is known by its hash, so that a
 * folder's next comparison does not ask for it again.
 *
 * @param path of which there is one in a knowledge base
 * @param sha256 of the archive, in lower-case hex
 */
@Aggregate("source_archives")
record SourceArchive(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String knowledgeBaseId,
        String path,
        String sha256) {

    SourceArchive with(String newSha256) {
        return new SourceArchive(id, version, owner, knowledgeBaseId, path, newSha256);
    }
}
