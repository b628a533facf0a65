package dev.docent.api.idempotency;

import java.time.Instant;
import org.springframework.data.repository.CrudRepository;

/** Stores answers by caller and key. */
interface IdempotentAnswerRepository extends CrudRepository<IdempotentAnswer, String> {

    /** Deletes the answers that were created before the time. */
    void deleteByCreatedAtBefore(Instant time);
}
