package dev.docent.api.audit;

import dev.docent.api.trace.RequestId;
import dev.docent.runtime.SavedAtStop;
import dev.docent.storage.records.OffsetPage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Page;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The audit log, which is only ever added to. What was done by a durable action is stored when {@link #record} returns;
 * other events are stored within a second, so that no request waits for them. Events that were refused are counted:
 * see {@link RefusedEvents}. Safe for concurrent use.
 */
@Service
@EnableConfigurationProperties(AuditProperties.class)
public class AuditLog implements SavedAtStop {

    private static final int MAX_WAITING = 10_000;
    private static final int BATCH = 500;
    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private final AuditRepository entries;
    private final RefusedEvents refused;
    private final Clock clock;
    private final BlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

    AuditLog(AuditRepository entries, RefusedEvents refused, Clock clock) {
        this.entries = entries;
        this.refused = refused;
        this.clock = clock;
    }

    /** Records an event. Without an address of its own, it gets that of the current request, if there is one. */
    public void record(AuditEvent event) {
        var complete = event.address() == null ? event.from(addressOfRequest()) : event;
        if (!event.isDone()) {
            refused.count(complete, requestId(), clock.instant());
            return;
        }
        var entry = AuditEntry.of(complete, clock.instant(), requestId(), 1);
        if (event.action().isDurable() || !waiting.offer(entry)) {
            entries.save(entry);
        }
    }

    /** {@return a page of the selected entries, this process's latest included} */
    public Page<AuditEntry> list(AuditSelection selection, OffsetPage page) {
        flush();
        return entries.list(selection, page);
    }

    @Override
    public void saveAtStop() {
        refused.takeAll().forEach(waiting::offer);
        flush();
    }

    /** Stores what is waiting. If the records do not respond, it keeps waiting. */
    @Scheduled(fixedDelayString = "PT1S")
    synchronized void flush() {
        refused.takeDue(clock.instant()).forEach(waiting::offer);
        var batch = new ArrayList<AuditEntry>();
        while (waiting.drainTo(batch, BATCH) > 0) {
            if (!isStored(batch)) {
                batch.forEach(waiting::offer);
                return;
            }
            batch.clear();
        }
    }

    private boolean isStored(List<AuditEntry> batch) {
        try {
            entries.saveAll(batch);
            return true;
        } catch (DataAccessException failure) {
            log.warn(
                    "event=store_audit_entries_failed entries={} error={}",
                    batch.size(),
                    failure.getClass().getSimpleName());
            return false;
        }
    }

    private static @Nullable String addressOfRequest() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getRemoteAddr()
                : null;
    }

    private static @Nullable String requestId() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? RequestId.of(current.getRequest())
                : null;
    }
}
