package dev.docent.ingestion.source;

import dev.docent.storage.records.RecordIds;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Which archives were taken apart at which path. Safe for concurrent use: of two at one path, the later one stays. */
@Component
public final class SourceArchives {

    private final SourceArchiveRepository records;

    SourceArchives(SourceArchiveRepository records) {
        this.records = records;
    }

    /** Remembers an archive in the place of the one that was at the path. */
    public void put(String owner, String knowledgeBase, RelativePath path, String sha256) {
        while (true) {
            try {
                records.save(records.findByOwnerAndKnowledgeBaseIdAndPath(owner, knowledgeBase, path.value())
                        .map(known -> known.with(sha256))
                        .orElseGet(() ->
                                new SourceArchive(RecordIds.next(), null, owner, knowledgeBase, path.value(), sha256)));
                return;
            } catch (DuplicateKeyException | OptimisticLockingFailureException changedMeanwhile) {
                // Another one was taken apart at the same path at this moment: this one is the later.
            }
        }
    }

    /** {@return whether there was one at the path} */
    public boolean has(String owner, String knowledgeBase, RelativePath path) {
        return records.findByOwnerAndKnowledgeBaseIdAndPath(owner, knowledgeBase, path.value())
                .isPresent();
    }

    /** Forgets the one at the path; when there is none, nothing happens. */
    public void remove(String owner, String knowledgeBase, RelativePath path) {
        records.deleteByOwnerAndKnowledgeBaseIdAndPath(owner, knowledgeBase, path.value());
    }

    /** Forgets those of a knowledge base; when there are none, nothing happens. */
    public void removeAll(String owner, String knowledgeBase) {
        records.deleteByOwnerAndKnowledgeBaseId(owner, knowledgeBase);
    }

    /** {@return the hash of the archive at each path} */
    Map<String, String> byPath(String owner, String knowledgeBase) {
        return records.findByOwnerAndKnowledgeBaseId(owner, knowledgeBase).stream()
                .collect(Collectors.toMap(SourceArchive::path, SourceArchive::sha256));
    }
}
