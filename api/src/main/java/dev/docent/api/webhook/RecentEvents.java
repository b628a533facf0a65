package dev.docent.api.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts events by name in a sliding window, in this process, and limits them. Names without recent events take no memory.
 * Safe for concurrent use.
 */
final class RecentEvents {

    private final int limit;
    private final Duration window;
    private final Map<String, Deque<Instant>> times = new HashMap<>();

    /** @param limit maximum number of events of a name in any window */
    RecentEvents(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
    }

    /** {@return zero if the event was counted; otherwise the time until it fits, and it was not counted} */
    synchronized Duration count(String name, Instant now) {
        deleteOld(now);
        var recent = times.computeIfAbsent(name, unknown -> new ArrayDeque<>());
        if (recent.size() < limit) {
            recent.addLast(now);
            return Duration.ZERO;
        }
        return Duration.between(now, recent.getFirst().plus(window));
    }

    /** {@return the names whose next event does not fit now} */
    synchronized Set<String> full(Instant now) {
        deleteOld(now);
        return times.entrySet().stream()
                .filter(each -> each.getValue().size() >= limit)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** {@return the time until the event of one of these names fits; the window if there is none} */
    synchronized Duration untilNext(Instant now) {
        return times.values().stream()
                .filter(recent -> recent.size() >= limit)
                .map(recent -> Duration.between(now, recent.getFirst().plus(window)))
                .min(Duration::compareTo)
                .orElse(window);
    }

    private void deleteOld(Instant now) {
        var end = now.minus(window);
        times.values().removeIf(recent -> {
            while (!recent.isEmpty() && !recent.getFirst().isAfter(end)) {
                recent.removeFirst();
            }
            return recent.isEmpty();
        });
    }
}
