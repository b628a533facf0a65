package dev.docent.api.evaluation;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

/** Stores the questions of evaluations. */
interface QuestionSetRepository extends CrudRepository<QuestionSet, String> {

    Optional<QuestionSet> findByOwnerAndId(String owner, String id);

    void deleteByOwnerAndId(String owner, String id);

    void deleteByOwnerAndKnowledgeBase(String owner, String knowledgeBase);
}
