package dev.docent.ingestion.deletion;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** The receipts of deletions. The query across owners is for recovery. */
public interface DeletionRepository extends Repository<Deletion, String> {

    Deletion save(Deletion deletion);

    Optional<Deletion> findByOwnerAndDocumentId(String owner, String documentId);

    Optional<Deletion> findByOwnerAndKnowledgeBaseId(String owner, String knowledgeBaseId);

    Page<Deletion> findByOwner(String owner, Pageable page);

    List<Deletion> findByCompletedAtIsNull();
}
