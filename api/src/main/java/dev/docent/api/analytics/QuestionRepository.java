package dev.docent.api.analytics;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** Stores counts of questions. */
interface QuestionRepository extends Repository<DailyQuestions, String> {

    Optional<DailyQuestions> findById(String id);

    DailyQuestions save(DailyQuestions questions);

    List<DailyQuestions> findByIdGreaterThan(String id, Pageable page);

    List<DailyQuestions> findByAccountAndIdGreaterThan(String account, String id, Pageable page);

    void deleteByAccount(String account);

    /** Adds counts to the record of the same id, which is created if it is missing. */
    default void add(DailyQuestions more) {
        while (true) {
            try {
                save(findById(more.id()).map(stored -> stored.plus(more)).orElse(more));
                return;
            } catch (OptimisticLockingFailureException | DuplicateKeyException addedByAnother) {
                // Each failure is another's success, so this ends.
            }
        }
    }
}
