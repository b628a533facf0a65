package dev.docent.api.access.key;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes keys a day after they expire, so that a client that still uses one learns why it is refused, and deletes the usage
 * of past days.
 */
@Component
class ExpiredKeys {

    private static final Duration RETENTION = Duration.ofDays(1);
    private static final Logger log = LoggerFactory.getLogger(ExpiredKeys.class);

    private final ApiKeyRepository keys;
    private final KeyUsageRepository usage;
    private final Clock clock;

    ExpiredKeys(ApiKeyRepository keys, KeyUsageRepository usage, Clock clock) {
        this.keys = keys;
        this.usage = usage;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void delete() {
        try {
            var before = clock.instant().minus(RETENTION);
            keys.deleteByExpiresAtBefore(before);
            usage.deleteByDayLessThan(
                    LocalDate.ofInstant(before, ZoneOffset.UTC).toString());
        } catch (DataAccessException failure) {
            log.warn(
                    "event=delete_expired_keys_failed error={}",
                    failure.getClass().getSimpleName());
        }
    }
}
