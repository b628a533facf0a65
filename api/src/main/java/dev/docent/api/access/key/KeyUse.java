package dev.docent.api.access.key;

import dev.docent.runtime.SavedAtStop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records when keys were used: in memory first, so that no request waits for it, and every few seconds in the records. Of a
 * key that is in constant use, one time a minute is stored. Safe for concurrent use.
 */
@Component
class KeyUse implements SavedAtStop {

    private static final Duration PRECISION = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(KeyUse.class);

    private final ApiKeyRepository keys;
    private final Map<String, Instant> unsaved = new ConcurrentHashMap<>();

    KeyUse(ApiKeyRepository keys) {
        this.keys = keys;
    }

    void mark(ApiKey key, Instant now) {
        var stored = key.lastUsedAt();
        if (stored == null || stored.plus(PRECISION).isBefore(now)) {
            unsaved.put(key.id(), now);
        }
    }

    /** {@return the key with its last use, as far as this process knows it} */
    ApiKey latest(ApiKey key) {
        var at = unsaved.get(key.id());
        return at == null ? key : key.used(at);
    }

    @Override
    public void saveAtStop() {
        save();
    }

    @Scheduled(fixedDelayString = "PT5S")
    void save() {
        try {
            List.copyOf(unsaved.entrySet()).forEach(each -> {
                keys.markUsed(each.getKey(), each.getValue());
                unsaved.remove(each.getKey(), each.getValue());
            });
        } catch (DataAccessException failure) {
            log.warn(
                    "event=save_last_use_of_keys_failed error={}",
                    failure.getClass().getSimpleName());
        }
    }
}
