package dev.docent.api.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** The evaluations. Owner bounds every query but those by status, which are the runner's own. */
interface EvaluationRepository extends CrudRepository<Evaluation, String> {

    Optional<Evaluation> findByOwnerAndKnowledgeBaseAndIdAndStatusNot(
            String owner, String knowledgeBase, String id, Evaluation.Status status);

    Page<Evaluation> findByOwnerAndKnowledgeBaseAndStatusNot(
            String owner, String knowledgeBase, Evaluation.Status status, Pageable page);

    /** {@return the one that was made last} */
    Optional<Evaluation> findFirstByOwnerAndKnowledgeBaseAndStatusNotOrderByIdDesc(
            String owner, String knowledgeBase, Evaluation.Status status);

    /** {@return the last one before another, by id, of the same questions} */
    Optional<Evaluation> findFirstByOwnerAndKnowledgeBaseAndFingerprintAndStatusAndIdLessThanOrderByIdDesc(
            String owner, String knowledgeBase, String fingerprint, Evaluation.Status status, String before);

    int countByOwnerAndKnowledgeBase(String owner, String knowledgeBase);

    boolean existsByOwnerAndIdAndStatus(String owner, String id, Evaluation.Status status);

    /** {@return the oldest one of the first owner after this one, by id, who has any} */
    Optional<Evaluation> findFirstByStatusAndOwnerGreaterThanOrderByOwnerAscIdAsc(
            Evaluation.Status status, String afterOwner);

    List<Evaluation> findByStatusAndCreatedAtBefore(Evaluation.Status status, Instant time);

    void deleteByOwnerAndId(String owner, String id);

    void deleteByOwnerAndKnowledgeBase(String owner, String knowledgeBase);
}
