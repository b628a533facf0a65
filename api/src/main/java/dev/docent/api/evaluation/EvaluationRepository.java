package dev.docent.api.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores evaluations. All queries are limited to an owner, except those by status, which only the runner uses. */
interface EvaluationRepository extends CrudRepository<Evaluation, String> {

    Optional<Evaluation> findByOwnerAndKnowledgeBaseAndIdAndStatusNot(
            String owner, String knowledgeBase, String id, Evaluation.Status status);

    Page<Evaluation> findByOwnerAndKnowledgeBaseAndStatusNot(
            String owner, String knowledgeBase, Evaluation.Status status, Pageable page);

    /** {@return the latest evaluation} */
    Optional<Evaluation> findFirstByOwnerAndKnowledgeBaseAndStatusNotOrderByIdDesc(
            String owner, String knowledgeBase, Evaluation.Status status);

    /** {@return the latest evaluation of the same questions with a smaller id} */
    Optional<Evaluation> findFirstByOwnerAndKnowledgeBaseAndFingerprintAndStatusAndIdLessThanOrderByIdDesc(
            String owner, String knowledgeBase, String fingerprint, Evaluation.Status status, String before);

    int countByOwnerAndKnowledgeBase(String owner, String knowledgeBase);

    boolean existsByOwnerAndIdAndStatus(String owner, String id, Evaluation.Status status);

    /** {@return the oldest evaluation of the next owner, in order of their ids, who has one} */
    Optional<Evaluation> findFirstByStatusAndOwnerGreaterThanOrderByOwnerAscIdAsc(
            Evaluation.Status status, String afterOwner);

    List<Evaluation> findByStatusAndCreatedAtBefore(Evaluation.Status status, Instant time);

    void deleteByOwnerAndId(String owner, String id);

    void deleteByOwnerAndKnowledgeBase(String owner, String knowledgeBase);
}
