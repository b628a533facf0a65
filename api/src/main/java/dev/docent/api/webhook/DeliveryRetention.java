package dev.docent.api.webhook;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes messages after 30 days, long after their last attempt. */
@Component
@EnableScheduling
class DeliveryRetention {

    private static final Duration KEPT = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(DeliveryRetention.class);

    private final DeliveryRepository deliveries;
    private final Clock clock;

    DeliveryRetention(DeliveryRepository deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT6H")
    void deleteOld() {
        try {
            deliveries.deleteByCreatedAtBefore(clock.instant().minus(KEPT));
        } catch (DataAccessException failure) {
            log.warn("failed delete=old_deliveries error={}", failure.toString());
        }
    }
}
