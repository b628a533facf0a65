package dev.docent.ingestion.document.knowledgebase;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** The records of knowledge bases. The query across owners is for recovery. */
public interface KnowledgeBaseRepository extends Repository<KnowledgeBase, String> {

    KnowledgeBase save(KnowledgeBase knowledgeBase);

    Optional<KnowledgeBase> findByOwnerAndId(String owner, String id);

    Optional<KnowledgeBase> findByOwnerAndNameAndDeleting(String owner, String name, boolean deleting);

    Page<KnowledgeBase> findByOwnerAndDeleting(String owner, boolean deleting, Pageable page);

    Page<KnowledgeBase> findByOwnerAndDeletingAndIdIn(
            String owner, boolean deleting, Collection<String> ids, Pageable page);

    List<KnowledgeBase> findByDeleting(boolean deleting);

    boolean existsByOwner(String owner);

    long countByOwnerAndDeleting(String owner, boolean deleting);

    void deleteByOwnerAndId(String owner, String id);
}
