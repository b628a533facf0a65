package dev.docent.api.evaluation;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores the results of evaluations. */
interface ResultRepository extends CrudRepository<Result, String> {

    Page<Result> findByOwnerAndEvaluation(String owner, String evaluation, Pageable page);

    List<Result> findByOwnerAndEvaluationOrderByIdAsc(String owner, String evaluation);

    int countByOwnerAndEvaluation(String owner, String evaluation);

    void deleteByOwnerAndEvaluation(String owner, String evaluation);

    void deleteByOwnerAndKnowledgeBase(String owner, String knowledgeBase);
}
