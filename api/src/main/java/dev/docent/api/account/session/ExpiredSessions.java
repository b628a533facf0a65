package dev.docent.api.account.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes sessions that have expired. */
@Component
class ExpiredSessions {

    private static final Logger log = LoggerFactory.getLogger(ExpiredSessions.class);

    private final Sessions sessions;

    ExpiredSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void delete() {
        try {
            sessions.deleteExpired();
        } catch (DataAccessException failure) {
            log.warn(
                    "event=delete_expired_sessions_failed error={}",
                    failure.getClass().getSimpleName());
        }
    }
}
