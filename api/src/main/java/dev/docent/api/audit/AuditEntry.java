package dev.docent.api.audit;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An event as it is stored. It is never changed.
 *
 * @param id sortable by the time at which it was recorded
 * @param at when it happened; of several, the first
 * @param count how often it happened, which may be more than once if it was refused
 * @param requestId of the request, or of the first
 */
@Aggregate("audit_log")
public record AuditEntry(
        @Id String id,
        @Version @Nullable Long version,
        Instant at,
        String action,
        String outcome,
        @Nullable String account,
        @Nullable String actor,
        @Nullable String credential,
        @Nullable String target,
        @Nullable String reason,
        @Nullable String address,
        @Nullable String requestId,
        long count) {

    static AuditEntry of(AuditEvent event, Instant at, @Nullable String requestId, long count) {
        return new AuditEntry(
                RecordIds.next(),
                null,
                at,
                event.action().text(),
                event.outcome().name().toLowerCase(Locale.ROOT),
                event.account(),
                event.actor(),
                event.credential(),
                event.target(),
                event.reason(),
                event.address(),
                requestId,
                count);
    }
}
