package dev.docent.api.audit;

import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes audit entries after their time, every hour. */
@Component
class AuditRetention {

    private static final Logger log = LoggerFactory.getLogger(AuditRetention.class);

    private final AuditRepository entries;
    private final AuditProperties properties;
    private final Clock clock;

    AuditRetention(AuditRepository entries, AuditProperties properties, Clock clock) {
        this.entries = entries;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void deleteOld() {
        if (properties.retention().isZero()) {
            return;
        }
        try {
            entries.deleteByIdLessThan(RecordIds.firstAt(clock.instant().minus(properties.retention())));
        } catch (DataAccessException failure) {
            log.warn(
                    "event=delete_audit_entries_failed error={}",
                    failure.getClass().getSimpleName());
        }
    }
}
