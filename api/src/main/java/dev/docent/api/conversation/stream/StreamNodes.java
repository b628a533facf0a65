package dev.docent.api.conversation.stream;

import dev.docent.storage.records.Announcements;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The nodes that generate messages. One that dies is announced for {@link #LEASE} after its last sign of life. */
@Component
final class StreamNodes {

    static final Duration LEASE = Duration.ofSeconds(15);

    private static final String PREFIX = "message-streams/node/";

    private final Optional<Announcements> announcements;
    private final Clock clock;
    private final String self = RecordIds.next();

    StreamNodes(ObjectProvider<Announcements> announcements, Clock clock) {
        this.announcements = Optional.ofNullable(announcements.getIfAvailable());
        this.clock = clock;
    }

    /** {@return the id of this node, a new one at each start} */
    String self() {
        return self;
    }

    /** {@return whether other nodes may use the same records} */
    boolean areShared() {
        return announcements.isPresent();
    }

    /** Tells other nodes that this one is alive. */
    void announce() {
        announcements.ifPresent(
                shared -> shared.announce(PREFIX + self, clock.instant().plus(LEASE)));
    }

    /** {@return the nodes that are alive, as far as is known, this one included} */
    Set<String> alive() {
        var alive = new HashSet<>(Set.of(self));
        announcements.ifPresent(
                shared -> shared.current(PREFIX).keySet().forEach(name -> alive.add(name.substring(PREFIX.length()))));
        return alive;
    }
}
