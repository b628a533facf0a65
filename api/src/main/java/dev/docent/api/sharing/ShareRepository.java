package dev.docent.api.sharing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores shares. */
interface ShareRepository extends CrudRepository<KnowledgeBaseShare, String> {

    List<KnowledgeBaseShare> findByGranteeIn(Collection<String> grantees);

    List<KnowledgeBaseShare> findByKnowledgeBaseAndGranteeIn(String knowledgeBase, Collection<String> grantees);

    Optional<KnowledgeBaseShare> findByOwnerAndKnowledgeBaseAndGrantee(
            String owner, String knowledgeBase, String grantee);

    Page<KnowledgeBaseShare> findByOwnerAndKnowledgeBase(String owner, String knowledgeBase, Pageable page);

    int countByOwnerAndKnowledgeBase(String owner, String knowledgeBase);

    void deleteByOwnerAndKnowledgeBaseAndGrantee(String owner, String knowledgeBase, String grantee);

    void deleteByOwnerAndKnowledgeBase(String owner, String knowledgeBase);

    void deleteByOwner(String owner);

    void deleteByGrantee(String grantee);
}
