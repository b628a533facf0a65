package dev.docent.ingestion.source;

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
    public void put(String owner, String knowledgeBase, RelativePath path, String sha256) {
        while (true) {
            try {
                records.save(records.findByOwnerAndKnowledgeBaseIdAndPath(owner, knowledgeBase, path.value())
                        .map(known -> known.with(sha256))
                        .orElseGet(() ->
                                new SourceArchive(RecordIds.next(), null, owner, knowledgeBase, path.value(), sha256)));
                return;
            } catch (DuplicateKeyException | OptimisticLockingFailureException changedMeanwhile) {
                // Another archive was recorded at this path concurrently; this one is the later.
            }
        }
    }

    /** {@return whether an archive is recorded at the path} */
    public boolean has(String owner, String knowledgeBase, RelativePath path) {
        return records.findByOwnerAndKnowledgeBaseIdAndPath(owner, knowledgeBase, path.value())
                .isPresent();
    }

    /** Deletes the record at the path, if there is one. */
    public void delete(String owner, String knowledgeBase, RelativePath path) {
        records.deleteByOwnerAndKnowledgeBaseIdAndPath(owner, knowledgeBase, path.value());
    }

    /** Deletes the records of a knowledge base. */
    public void deleteAll(String owner, String knowledgeBase) {
        records.deleteByOwnerAndKnowledgeBaseId(owner, knowledgeBase);
    }

    /** {@return the hash of the archive at each path} */
    Map<String, String> byPath(String owner, String knowledgeBase) {
        return records.findByOwnerAndKnowledgeBaseId(owner, knowledgeBase).stream()
                .collect(Collectors.toMap(SourceArchive::path, SourceArchive::sha256));
    }
}
