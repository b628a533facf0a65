package dev.docent.ingestion.source;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Records of unpacked archives. The owner bounds every query. */
interface SourceArchiveRepository extends Repository<SourceArchive, String> {

    SourceArchive save(SourceArchive archive);

    Optional<SourceArchive> findByOwnerAndKnowledgeBaseIdAndPath(String owner, String knowledgeBaseId, String path);

    List<SourceArchive> findByOwnerAndKnowledgeBaseId(String owner, String knowledgeBaseId);

    void deleteByOwnerAndKnowledgeBaseIdAndPath(String owner, String knowledgeBaseId, String path);

    void deleteByOwnerAndKnowledgeBaseId(String owner, String knowledgeBaseId);
}
