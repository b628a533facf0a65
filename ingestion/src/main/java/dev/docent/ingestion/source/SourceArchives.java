package dev.docent.ingestion.source;

import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.RecordIds;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The archives that were unpacked, by path. Safe for concurrent use: of two archives at one path, the later one stays.
 */
@Component
public final class SourceArchives {

    private final SourceArchiveRepository records;

    SourceArchives(SourceArchiveRepository records) {
        this.records = records;
    }

    /** Records the archive at the path, replacing an earlier one. */
    public void put(KnowledgeBaseRef base, RelativePath path, String sha256) {
        while (true) {
            try {
                records.save(records.findByOwnerAndKnowledgeBaseIdAndPath(base.owner(), base.id(), path.value())
                        .map(known -> known.with(sha256))
                        .orElseGet(() -> new SourceArchive(
                                RecordIds.next(), null, base.owner(), base.id(), path.value(), sha256)));
                return;
            } catch (DuplicateKeyException | OptimisticLockingFailureException changedMeanwhile) {
                // Another archive was recorded at this path concurrently; this one is the later.
            }
        }
    }

    /** {@return whether an archive is recorded at the path} */
    public boolean has(KnowledgeBaseRef base, RelativePath path) {
        return records.findByOwnerAndKnowledgeBaseIdAndPath(base.owner(), base.id(), path.value())
                .isPresent();
    }

    /** Deletes the record at the path, if there is one. */
    public void delete(KnowledgeBaseRef base, RelativePath path) {
        records.deleteByOwnerAndKnowledgeBaseIdAndPath(base.owner(), base.id(), path.value());
    }

    /** Deletes the records of a knowledge base. */
    public void deleteAll(KnowledgeBaseRef base) {
        records.deleteByOwnerAndKnowledgeBaseId(base.owner(), base.id());
    }

    /** {@return the hash of the archive at each path} */
    Map<String, String> byPath(KnowledgeBaseRef base) {
        return records.findByOwnerAndKnowledgeBaseId(base.owner(), base.id()).stream()
                .collect(Collectors.toMap(SourceArchive::path, SourceArchive::sha256));
    }
}
