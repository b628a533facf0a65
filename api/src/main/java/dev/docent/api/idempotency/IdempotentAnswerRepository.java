package dev.docent.api.idempotency;

import java.time.Instant;
import org.springframework.data.repository.CrudRepository;

/** The answers, by caller and key. */
interface IdempotentAnswerRepository extends CrudRepository<IdempotentAnswer, String> {

    /** Forgets the answers that are older. */
    void deleteByCreatedAtBefore(Instant time);
}
