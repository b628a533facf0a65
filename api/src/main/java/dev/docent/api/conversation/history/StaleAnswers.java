package dev.docent.api.conversation.history;

import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Interrupts answers that nobody generates any more, because the process that did has died. */
@Component
class StaleAnswers {

    /** Longer than any answer takes. */
    private static final Duration AGE = Duration.ofHours(1);

    private static final int BATCH = 100;
    private static final Logger log = LoggerFactory.getLogger(StaleAnswers.class);

    private final MessageRepository messages;
    private final Exchanges exchanges;
    private final Clock clock;

    StaleAnswers(MessageRepository messages, Exchanges exchanges, Clock clock) {
        this.messages = messages;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT10M")
    void interrupt() {
        try {
            var oldest = new OffsetPage(BATCH, 0, Sort.unsorted());
            var before = RecordIds.firstAt(clock.instant().minus(AGE));
            messages.findByStatusAndIdLessThan(Message.Status.STREAMING, before, oldest)
                    .forEach(answer -> exchanges.interrupt(answer.owner(), answer.id(), answer.content()));
        } catch (DataAccessException failure) {
            log.warn(
                    "event=interrupt_stale_answers_failed error={}",
                    failure.getClass().getSimpleName());
        }
    }
}
