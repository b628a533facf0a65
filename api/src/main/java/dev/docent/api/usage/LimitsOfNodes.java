package dev.docent.api.usage;

import dev.docent.retrieval.provider.SharedLimits;
import dev.docent.storage.records.Announcements;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Divides the limits of a provider equally among the nodes that called it in the last minute, and shares pauses between them.
 * Both are read from the records before each call. If the records do not respond, the values read last remain in force.
 */
@Component
@ConditionalOnProperty(name = "docent.records.kind", havingValue = "mongodb")
public final class LimitsOfNodes implements SharedLimits {

    /** Limits are per minute: what a node took earlier no longer counts. */
    private static final Duration COUNTED = Duration.ofMinutes(1);

    private static final Duration ANNOUNCED_AGAIN = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(LimitsOfNodes.class);

    private final Announcements announcements;
    private final Clock clock;
    private final String node = RecordIds.next();
    private final Map<String, Instant> announced = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Instant>> lastRead = new ConcurrentHashMap<>();

    LimitsOfNodes(Announcements announcements, Clock clock) {
        this.announcements = announcements;
        this.clock = clock;
    }

    @Override
    public Share share(String provider) {
        var nodes = "provider/" + provider + "/node/";
        var pauses = "provider/" + provider + "/pause/";
        var now = clock.instant();
        read(provider, nodes, now);
        var processes = 1;
        var left = new HashMap<String, Duration>();
        for (var each : lastRead.getOrDefault(provider, Map.of()).entrySet()) {
            var name = each.getKey();
            if (each.getValue().isAfter(now)) {
                processes += name.startsWith(nodes) && !name.equals(nodes + node) ? 1 : 0;
                if (name.startsWith(pauses)) {
                    left.put(name.substring(pauses.length()), Duration.between(now, each.getValue()));
                }
            }
        }
        return new Share(processes, left);
    }

    private void read(String provider, String nodes, Instant now) {
        try {
            if (!announced.getOrDefault(provider, Instant.MIN).isAfter(now.minus(ANNOUNCED_AGAIN))) {
                announcements.announce(nodes + node, now.plus(COUNTED));
                announced.put(provider, now);
            }
            lastRead.put(provider, announcements.current("provider/" + provider + "/"));
        } catch (RuntimeException unavailable) {
            log.warn("unread shared limits provider={}: using those that were read last", provider, unavailable);
        }
    }

    @Override
    public void pause(String provider, String calls, Duration time) {
        try {
            announcements.announce(
                    "provider/" + provider + "/pause/" + calls, clock.instant().plus(time));
        } catch (RuntimeException unavailable) {
            log.warn("unshared pause provider={} calls={}", provider, calls, unavailable);
        }
    }
}
