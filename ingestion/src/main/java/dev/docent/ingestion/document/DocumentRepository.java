package dev.docent.ingestion.document;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The records of documents. Owner bounds every query but those by status, which are the pipeline's own. */
interface DocumentRepository extends Repository<Document, String> {

    Document save(Document document);

    Optional<Document> findByOwnerAndId(String owner, String id);

    Optional<Document> findByOwnerAndKnowledgeBaseIdAndSha256(String owner, String knowledgeBaseId, String sha256);

    Page<Document> findByOwnerAndKnowledgeBaseIdAndStatus(
            String owner, String knowledgeBaseId, DocumentStatus status, Pageable page);

    Page<Document> findByOwnerAndKnowledgeBaseIdAndStatusNot(
            String owner, String knowledgeBaseId, DocumentStatus status, Pageable page);

    List<Document> findByOwnerAndKnowledgeBaseIdAndStatusIn(
            String owner, String knowledgeBaseId, Collection<DocumentStatus> statuses);

    long countByOwnerAndKnowledgeBaseId(String owner, String knowledgeBaseId);

    long countByOwnerAndKnowledgeBaseIdAndStatus(String owner, String knowledgeBaseId, DocumentStatus status);

    @Query("select coalesce(sum(size), 0) from documents"
            + " where owner = :owner and knowledge_base_id = :knowledgeBaseId and status <> 'DELETING'")
    long sumSizes(String owner, String knowledgeBaseId);

    void deleteByOwnerAndId(String owner, String id);

    Optional<Document> findFirstByStatusAndOwnerGreaterThanOrderByOwnerAscIdAsc(DocumentStatus status, String owner);

    List<Document> findByStatus(DocumentStatus status);

    Optional<Document> findFirstByStatusInOrderByUpdatedAtDesc(Collection<DocumentStatus> statuses);

    List<Document> findByStatusInAndUpdatedAtGreaterThanEqual(Collection<DocumentStatus> statuses, Instant time);
}
