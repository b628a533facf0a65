package dev.docent.api.webhook;

import dev.docent.storage.records.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts events by name in a sliding window, and limits them: those of all processes that share the records, or of this one if
 * no other can. Names without recent events take no memory. Safe for concurrent use.
 */
final class RecentEvents {

    private final int limit;
    private final Duration window;
    private final Optional<RateLimits> shared;
    private final String kind;
    private final Map<String, Deque<Instant>> times = new HashMap<>();
    private final Map<String, Instant> fullElsewhere = new HashMap<>();

    /**
     * Limits events of a kind.
     *
     * @param limit maximum number of events of a name in any window
     * @param shared the limits of all processes; empty if there is one process
     */
    RecentEvents(String kind, int limit, Duration window, Optional<RateLimits> shared) {
        this.kind = kind;
        this.limit = limit;
        this.window = window;
        this.shared = shared;
    }

    /** {@return zero if the event was counted; otherwise the time until it fits, and it was not counted} */
    synchronized Duration count(String name, Instant now) {
        deleteOld(now);
        var wait = until(name, now);
        if (wait.isZero() && shared.isPresent()) {
            wait = shared.get().count("webhooks/" + kind + "/" + name, limit, window, now);
            if (wait.isPositive()) {
                fullElsewhere.put(name, now.plus(wait));
            }
        }
        if (wait.isZero()) {
            times.computeIfAbsent(name, _ -> new ArrayDeque<>()).addLast(now);
        }
        return wait;
    }

    /** {@return the time until an event fits, as far as this process knows; zero if it fits now} */
    private Duration until(String name, Instant now) {
        var recent = times.get(name);
        var next = recent != null && recent.size() >= limit
                ? recent.getFirst().plus(window)
                : fullElsewhere.getOrDefault(name, now);
        return Duration.between(now, next);
    }

    /** {@return the names whose next event does not fit now, as far as this process knows} */
    synchronized Set<String> full(Instant now) {
        deleteOld(now);
        return known().filter(name -> until(name, now).isPositive()).collect(Collectors.toSet());
    }

    /** {@return the time until the event of one of these names fits; the window if there is none} */
    synchronized Duration untilNext(Instant now) {
        return known().map(name -> until(name, now))
                .filter(Duration::isPositive)
                .min(Duration::compareTo)
                .orElse(window);
    }

    private Stream<String> known() {
        return Stream.concat(times.keySet().stream(), fullElsewhere.keySet().stream());
    }

    private void deleteOld(Instant now) {
        fullElsewhere.values().removeIf(free -> !free.isAfter(now));
        var end = now.minus(window);
        times.values().removeIf(recent -> {
            while (!recent.isEmpty() && !recent.getFirst().isAfter(end)) {
                recent.removeFirst();
            }
            return recent.isEmpty();
        });
    }
}
