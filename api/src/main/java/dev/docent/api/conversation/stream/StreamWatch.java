package dev.docent.api.conversation.stream;

import dev.docent.api.access.share.SharesInForce;
import dev.docent.api.conversation.stream.MessageStreamOperations.Signal;
import dev.docent.runtime.WakeUp;
import dev.docent.runtime.WorkerLoop;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;

/**
 * Ends streams that nobody follows, that were stopped, or whose sources are no longer shared, and stores the texts of nodes that died as interrupted messages.
 * Several nodes may do so at the same time.
 */
final class StreamWatch {

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final Limit AT_ONCE = Limit.of(100);
    private static final Logger log = LoggerFactory.getLogger(StreamWatch.class);

    private final OpenStreams streams;
    private final Generator generator;
    private final MessageStreamRepository records;
    private final StreamedMessages messages;
    private final StreamNodes nodes;
    private final SharesInForce shares;
    private final Duration resumeWithin;
    private final Timetable announcing = new Timetable(Duration.ofSeconds(3));
    private final Timetable looking;
    private final Timetable sweeping = new Timetable(Duration.ofSeconds(5));
    private final WorkerLoop loop;

    StreamWatch(
            OpenStreams streams,
            Generator generator,
            MessageStreamRepository records,
            StreamedMessages messages,
            StreamNodes nodes,
            SharesInForce shares,
            Duration resumeWithin) {
        this.streams = streams;
        this.generator = generator;
        this.records = records;
        this.messages = messages;
        this.nodes = nodes;
        this.shares = shares;
        this.resumeWithin = resumeWithin;
        this.looking = new Timetable(Duration.ofSeconds(nodes.areShared() ? 1 : 5));
        var threads = Thread.ofPlatform().daemon().name("docent-stream-watch").factory();
        this.loop = new WorkerLoop("stream-watch", threads, new WakeUp(), INTERVAL, this::step);
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop(STOP_TIMEOUT);
    }

    private Duration step() {
        endUnfollowed();
        endUnshared();
        if (announcing.isDue()) {
            nodes.announce();
        }
        if (sweeping.isDue()) {
            takeAbandoned();
        }
        if (looking.isDue()) {
            look();
        }
        return INTERVAL;
    }

    private void endUnfollowed() {
        for (var stream : streams.all()) {
            if (stream.isUnfollowed(resumeWithin) && stream.isOpen()) {
                log.info(
                        "event=message_stream_unfollowed message={}",
                        stream.message().id());
                stream.stop();
            }
            generator.endIfOverdue(stream);
        }
    }

    /** Those that somebody follows end with the requests that follow them. */
    private void endUnshared() {
        var waiting = streams.all().stream()
                .filter(each -> !each.shares().isEmpty() && each.isUnfollowed(Duration.ZERO) && each.isOpen())
                .toList();
        var inForce = shares.among(
                waiting.stream().flatMap(each -> each.shares().stream()).collect(Collectors.toSet()));
        waiting.stream().filter(each -> !inForce.containsAll(each.shares())).forEach(each -> {
            log.info("event=message_stream_unshared message={}", each.message().id());
            each.stop();
        });
    }

    /** Takes the records of nodes that died; {@link #look} finds them as orphans. */
    private void takeAbandoned() {
        for (var each : records.findByHolderNotIn(nodes.alive(), AT_ONCE)) {
            if (records.take(each.id(), each.holder(), nodes.self())) {
                log.info("event=message_stream_taken message={} from={}", each.id(), each.holder());
            }
        }
    }

    private void look() {
        var begun = streams.all().stream().filter(OpenStream::isBegun).toList();
        var signals = records.signals(nodes.self());
        endLost(begun, signals);
        for (var signal : signals) {
            streams.find(signal.id()).ifPresentOrElse(stream -> tell(stream, signal), () -> settle(signal.id()));
        }
    }

    private static void tell(OpenStream stream, Signal signal) {
        stream.onFollowedElsewhere(signal.followed());
        if (signal.stopping()) {
            stream.stop();
        }
    }

    /** Ends the streams whose record is gone, as with its account, or has been taken by another node. */
    private void endLost(List<OpenStream> begun, List<Signal> signals) {
        var held = signals.stream().collect(Collectors.toMap(Signal::id, Function.identity()));
        begun.stream().filter(each -> !held.containsKey(each.message().id())).forEach(lost -> streams.end(lost, null));
    }

    /** Stores what a generation left that has ended without doing so. */
    private void settle(String id) {
        records.findById(id).ifPresent(orphan -> {
            messages.interrupt(orphan.message(), orphan.text());
            records.delete(id, nodes.self());
            log.info("event=message_stream_interrupted message={}", id);
        });
    }

    /** The times of something that is done at intervals, at once for the first time. */
    private static final class Timetable {

        private final long interval;
        private long last;

        Timetable(Duration interval) {
            this.interval = interval.toNanos();
            this.last = System.nanoTime() - this.interval;
        }

        boolean isDue() {
            var isDue = System.nanoTime() - last >= interval;
            if (isDue) {
                last = System.nanoTime();
            }
            return isDue;
        }
    }
}
