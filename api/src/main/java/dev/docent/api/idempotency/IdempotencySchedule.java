package dev.docent.api.idempotency;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets outdated answers every hour. */
@Component
@EnableScheduling
class IdempotencySchedule {

    private static final Logger log = LoggerFactory.getLogger(IdempotencySchedule.class);

    private final IdempotentAnswers answers;

    IdempotencySchedule(IdempotentAnswers answers) {
        this.answers = answers;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void purge() {
        try {
            answers.purge();
        } catch (DataAccessException failure) {
            log.warn("Could not forget outdated answers: {}", failure.getClass().getSimpleName());
        }
    }
}
