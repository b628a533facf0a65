package dev.docent.api.conversation.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.access.share.AccessInForce.HeldAccess;
import dev.docent.api.access.share.SharesInForce;
import dev.docent.api.access.share.SharesInUse;
import dev.docent.api.exchange.EventWriter;
import dev.docent.api.problem.ProblemException;
import dev.docent.api.problem.ProblemWriter;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Generates assistant messages independently of the connections that receive them, so that a client can resume one from any
 * node. When the service stops, messages that are still generated are stored as interrupted. Safe for concurrent use.
 */
@Service
@EnableConfigurationProperties(StreamProperties.class)
public class MessageStreams implements SmartLifecycle {

    /** After the web server, whose requests may still follow streams while it stops. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    private static final Duration TO_END = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Logger log = LoggerFactory.getLogger(MessageStreams.class);

    private final ObjectMapper json;
    private final ProblemWriter problems;
    private final MessageStreamRepository records;
    private final StreamedMessages messages;
    private final StreamNodes nodes;
    private final StreamJournal journal;
    private final OpenStreams streams;
    private final Generator generator;
    private final StreamWatch watch;
    private volatile boolean running;

    MessageStreams(
            MessageStreamRepository records,
            StreamedMessages messages,
            StreamNodes nodes,
            StreamProperties properties,
            ObjectMapper json,
            ProblemWriter problems,
            SharesInForce shares,
            ObservationRegistry observations,
            Clock clock) {
        this.json = json;
        this.problems = problems;
        this.records = records;
        this.messages = messages;
        this.nodes = nodes;
        this.journal = new StreamJournal(records, nodes.self(), properties.frame());
        this.streams = new OpenStreams(records, nodes.self(), properties.maxOpen(), clock);
        this.generator = new Generator(streams, messages, observations);
        this.watch = new StreamWatch(streams, generator, records, messages, nodes, shares, properties.resumeWithin());
    }

    /**
     * Generates a message and sends it to the client that asked for it. Returns when the message is whole, or the client is
     * gone; then the message is generated further for a while.
     *
     * @param store stores the message without text, before anything is generated
     * @throws ProblemException (503) if too many messages are being generated
     */
    public void generate(
            FollowedMessage message,
            Runnable store,
            MessageGeneration generation,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var stream = begin(message.ref(), SharesInUse.of(request), store);
        generator.start(stream, generation);
        try (var writer = EventWriter.to(response, json)) {
            var follower = new StreamFollower(message, StreamPosition.START, writer, request, problems);
            follower.sendQuestion();
            follow(message, follower, () -> {
                follower.follow(stream);
                return true;
            });
        }
    }

    private OpenStream begin(MessageRef message, Set<HeldAccess> shares, Runnable store) {
        if (!running) {
            throw ProblemException.unavailable("The service is stopping", null);
        }
        var stream = streams.begin(message, journal::add, shares);
        try {
            store.run();
            return stream;
        } catch (RuntimeException failure) {
            streams.end(stream, failure);
            throw failure;
        }
    }

    /**
     * Sends a client the events of a message that follow the last one that it received. Returns when the message is whole, or
     * the client is gone.
     *
     * @param lastEventId null if the client received none
     * @throws ProblemException (400) if no event has such an id; (404) if there is no such message
     */
    public void follow(
            FollowedMessage message,
            @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var position = StreamPosition.after(lastEventId);
        var whole = message.whole();
        if (position.isPresent() && whole.isPresent() && position.get().isAfter(whole.get())) {
            // Tells clients not to connect again (WHATWG HTML, section 9.2.3).
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        try (var writer = EventWriter.to(response, json)) {
            var start = position.orElse(StreamPosition.START);
            var follower = new StreamFollower(message, start, writer, request, problems);
            if (position.isEmpty()) {
                follower.sendQuestion();
            }
            follow(message, follower, () -> {
                var ended = false;
                while (!ended && writer.isOpen()) {
                    ended = followOnce(message, follower);
                }
                return ended;
            });
        }
    }

    private static void follow(FollowedMessage message, StreamFollower follower, Callable<Boolean> following) {
        try {
            following.call();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            log.info(
                    "event=message_stream_unreadable message={} cause={}",
                    message.ref().id(),
                    failure.toString());
            follower.fail(failure);
        }
    }

    /** {@return whether the stream has ended} The record of a stream is read first, since it is deleted after the message is whole. */
    private boolean followOnce(FollowedMessage message, StreamFollower follower) throws InterruptedException {
        var ref = message.ref();
        var here = streams.find(ref.id());
        if (here.isPresent()) {
            follower.follow(here.get());
            return true;
        }
        var elsewhere = records.findByIdAndOwner(ref.id(), ref.owner());
        if (elsewhere.isPresent()) {
            follower.follow(elsewhere.get(), records);
            return false;
        }
        var whole = message.whole();
        if (whole.isEmpty()) {
            messages.interrupt(ref, "");
        }
        whole.ifPresent(follower::sendRest);
        return whole.isPresent();
    }

    /**
     * Ends the generation of a message, whose text so far is kept. Does nothing if the message is whole.
     *
     * @return whether the message is no longer generated; false if its node has not ended it within some seconds
     */
    public boolean stop(MessageRef message) {
        try {
            var here = streams.find(message.id());
            if (here.isPresent()) {
                here.get().stop();
                return here.get().awaitEnd(TO_END);
            }
            records.stop(message.id());
            return awaitEndElsewhere(message);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean awaitEndElsewhere(MessageRef message) throws InterruptedException {
        var end = System.nanoTime() + TO_END.toNanos();
        var isOpen = records.existsById(message.id());
        while (isOpen && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            isOpen = records.existsById(message.id());
        }
        return !isOpen;
    }

    @Override
    public void start() {
        nodes.announce();
        journal.start();
        watch.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        var open = streams.all();
        open.forEach(OpenStream::stop);
        try {
            for (var stream : open) {
                stream.awaitEnd(TO_END);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        watch.stop();
        journal.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
