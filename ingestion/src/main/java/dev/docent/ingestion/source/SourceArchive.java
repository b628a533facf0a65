package dev.docent.ingestion.source;

import dev.docent.storage.records.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An archive that was uploaded with a path and unpacked. It is not stored; its hash keeps the next folder comparison
 * from requesting it again.
 *
 * @param path unique in a knowledge base
 * @param sha256 hash of the archive, lower-case hex
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
