package dev.docent.ingestion.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The records of archives, in memory. */
public final class InMemorySourceArchives implements SourceArchiveRepository {

    private final Map<String, SourceArchive> records = new ConcurrentHashMap<>();

    private InMemorySourceArchives() {}

    /** {@return archives that are known for as long as the test runs} */
    public static SourceArchives archives() {
        return new SourceArchives(new InMemorySourceArchives());
    }

    @Override
    public SourceArchive save(SourceArchive archive) {
        records.put(archive.id(), archive);
        return archive;
    }

    @Override
    public Optional<SourceArchive> findByOwnerAndKnowledgeBaseIdAndPath(
            String owner, String knowledgeBaseId, String path) {
        return findByOwnerAndKnowledgeBaseId(owner, knowledgeBaseId).stream()
                .filter(archive -> archive.path().equals(path))
                .findFirst();
    }

    @Override
    public List<SourceArchive> findByOwnerAndKnowledgeBaseId(String owner, String knowledgeBaseId) {
        return records.values().stream()
                .filter(archive -> archive.owner().equals(owner)
                        && archive.knowledgeBaseId().equals(knowledgeBaseId))
                .toList();
    }

    @Override
    public void deleteByOwnerAndKnowledgeBaseIdAndPath(String owner, String knowledgeBaseId, String path) {
        findByOwnerAndKnowledgeBaseIdAndPath(owner, knowledgeBaseId, path)
                .ifPresent(archive -> records.remove(archive.id()));
    }

    @Override
    public void deleteByOwnerAndKnowledgeBaseId(String owner, String knowledgeBaseId) {
        records.values().removeAll(findByOwnerAndKnowledgeBaseId(owner, knowledgeBaseId));
    }
}
