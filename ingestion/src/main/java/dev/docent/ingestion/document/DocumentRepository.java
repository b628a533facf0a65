package dev.docent.ingestion.document;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** The records of documents. Queries by status or ids only, across owners, are for the pipeline. */
public interface DocumentRepository extends Repository<Document, String>, DocumentOperations {

    Document save(Document document);

    Optional<Document> findByOwnerAndId(String owner, String id);

    Optional<Document> findByOwnerAndIdAndKnowledgeBaseIdIn(
            String owner, String id, Collection<String> knowledgeBaseIds);

    List<Document> findByIdIn(Collection<String> ids);

    Optional<Document> findByOwnerAndKnowledgeBaseIdAndSha256(String owner, String knowledgeBaseId, String sha256);

    Page<Document> findByOwnerAndKnowledgeBaseIdAndStatus(
            String owner, String knowledgeBaseId, DocumentStatus status, Pageable page);

    Page<Document> findByOwnerAndKnowledgeBaseIdAndStatusNot(
            String owner, String knowledgeBaseId, DocumentStatus status, Pageable page);

    List<Document> findByOwnerAndKnowledgeBaseIdAndStatusIn(
            String owner, String knowledgeBaseId, Collection<DocumentStatus> statuses);

    List<Document> findFirst200ByOwnerAndKnowledgeBaseIdAndIdGreaterThanOrderByIdAsc(
            String owner, String knowledgeBaseId, String after);

    boolean existsByOwnerAndKnowledgeBaseId(String owner, String knowledgeBaseId);

    long countByOwnerAndKnowledgeBaseIdAndStatus(String owner, String knowledgeBaseId, DocumentStatus status);

    void deleteByOwnerAndId(String owner, String id);

    List<Document> findByStatus(DocumentStatus status);

    long countByStatus(DocumentStatus status);

    List<Document> findFirst100ByPendingMessagesIsNotNullOrderByIdAsc();
}
