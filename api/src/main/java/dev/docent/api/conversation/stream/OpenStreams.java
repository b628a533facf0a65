package dev.docent.api.conversation.stream;

import dev.docent.api.access.share.AccessInForce.HeldAccess;
import dev.docent.api.problem.ProblemException;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages that this node generates, each with its record. Safe for concurrent use. */
final class OpenStreams {

    private static final Logger log = LoggerFactory.getLogger(OpenStreams.class);

    private final MessageStreamRepository records;
    private final String node;
    private final int max;
    private final Clock clock;
    private final ConcurrentMap<String, OpenStream> open = new ConcurrentHashMap<>();

    OpenStreams(MessageStreamRepository records, String node, int max, Clock clock) {
        this.records = records;
        this.node = node;
        this.max = max;
        this.clock = clock;
    }

    /**
     * {@return a stream whose record is stored}
     *
     * @param shares what of other accounts the message is generated from
     * @throws ProblemException (503) if as many are open as this process generates at the same time
     */
    OpenStream begin(MessageRef message, Consumer<OpenStream> onText, Set<HeldAccess> shares) {
        if (open.size() >= max) {
            throw ProblemException.unavailable("Too many answers are being generated; ask again later", null);
        }
        var stream = new OpenStream(message, onText, shares);
        // Listed before its record exists, so that no sweep takes the record for an orphan.
        open.put(message.id(), stream);
        try {
            records.save(MessageStream.begun(message, node, clock.instant()));
        } catch (RuntimeException failure) {
            open.remove(message.id());
            throw failure;
        }
        stream.onBegun();
        return stream;
    }

    Optional<OpenStream> find(String message) {
        return Optional.ofNullable(open.get(message));
    }

    Collection<OpenStream> all() {
        return open.values();
    }

    /**
     * Ends a stream whose message is no longer generated, according to the records. A record that cannot be deleted now is
     * found by the sweep.
     *
     * @param failure why the generation ended; null if it did not fail
     */
    void end(OpenStream stream, @Nullable RuntimeException failure) {
        if (!stream.end(failure)) {
            return;
        }
        var message = stream.message().id();
        try {
            records.delete(message, node);
        } catch (RuntimeException unavailable) {
            log.warn("event=message_stream_kept message={} cause={}", message, unavailable.toString());
        }
        open.remove(message);
    }
}
