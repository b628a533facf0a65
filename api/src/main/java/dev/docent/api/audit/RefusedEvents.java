package dev.docent.api.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts events that were refused or failed, so that a flood of them cannot fill the disk: the first of its kind becomes an
 * entry at once, those like it one entry a minute with their number. Of many different kinds, those beyond a number a minute
 * are counted together. Safe for concurrent use.
 */
@Component
class RefusedEvents {

    static final int MAX_KINDS = 200;
    static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Map<AuditEvent, Tally> tallies = new HashMap<>();

    synchronized void count(AuditEvent event, @Nullable String requestId, Instant now) {
        var kind = tallies.containsKey(event) || tallies.size() < MAX_KINDS ? event : anyone(event);
        tallies.computeIfAbsent(kind, _ -> new Tally()).add(requestId, now);
    }

    /** {@return the entries that are due} They are counted no longer. */
    synchronized List<AuditEntry> takeDue(Instant now) {
        var due = new ArrayList<AuditEntry>();
        tallies.entrySet().removeIf(each -> {
            var tally = each.getValue();
            if (tally.isDue(now)) {
                tally.take(each.getKey(), now, due);
                return false;
            }
            return tally.count == 0 && !now.isBefore(tally.next);
        });
        return due;
    }

    /** {@return all entries, due or not} */
    synchronized List<AuditEntry> takeAll() {
        var all = new ArrayList<AuditEntry>();
        tallies.forEach((event, tally) -> tally.take(event, Instant.MAX, all));
        tallies.clear();
        return all;
    }

    private static AuditEvent anyone(AuditEvent event) {
        return new AuditEvent(AuditAction.REQUEST, event.outcome(), null, null, null, null, event.reason(), null);
    }

    /** How often an event happened since its last entry. */
    private static final class Tally {

        private long count;
        private Instant first = Instant.EPOCH;
        private Instant next = Instant.MIN;
        private @Nullable String requestId;

        private void add(@Nullable String request, Instant now) {
            if (count++ == 0) {
                first = now;
                requestId = request;
            }
        }

        private boolean isDue(Instant now) {
            return count > 0 && !now.isBefore(next);
        }

        private void take(AuditEvent event, Instant now, List<AuditEntry> into) {
            if (count > 0) {
                into.add(AuditEntry.of(event, first, requestId, count));
                count = 0;
                next = now.equals(Instant.MAX) ? now : now.plus(INTERVAL);
            }
        }
    }
}
