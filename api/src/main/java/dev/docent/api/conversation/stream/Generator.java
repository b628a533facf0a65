package dev.docent.api.conversation.stream;

import dev.docent.retrieval.compute.ComputeBusyException;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;

/** Generates messages on virtual threads, and stores what becomes of them. Safe for concurrent use. */
final class Generator {

    /** For the model to finish what it has written, with citations. */
    private static final Duration TO_FINISH = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(Generator.class);

    private final OpenStreams streams;
    private final StreamedMessages messages;
    private final ObservationRegistry observations;

    Generator(OpenStreams streams, StreamedMessages messages, ObservationRegistry observations) {
        this.streams = streams;
        this.messages = messages;
        this.observations = observations;
    }

    /** What is observed of the generation belongs to the request that began it. */
    void start(OpenStream stream, MessageGeneration generation) {
        var request = observations.getCurrentObservation();
        Runnable work = () -> run(stream, generation);
        Thread.ofVirtual()
                .name("message-" + stream.message().id())
                .start(request == null ? work : () -> request.scoped(work));
    }

    private void run(OpenStream stream, MessageGeneration generation) {
        try {
            var answer = generation.generate(stream);
            if (stream.isStopped() && stream.text().isEmpty()) {
                messages.interrupt(stream.message(), "");
            } else {
                messages.complete(stream.message(), answer);
            }
            streams.end(stream, null);
        } catch (OptimisticLockingFailureException gone) {
            // The message was deleted, or another node took it for abandoned.
            streams.end(stream, null);
        } catch (ComputeBusyException busy) {
            log.info(
                    "event=message_stream_refused message={} cause=busy",
                    stream.message().id());
            end(stream, busy);
        } catch (RuntimeException failure) {
            fail(stream, failure);
        } catch (Error failure) {
            fail(stream, new IllegalStateException(failure));
            throw failure;
        }
    }

    private void fail(OpenStream stream, RuntimeException failure) {
        log.error("event=message_stream_failed message={}", stream.message().id(), failure);
        end(stream, failure);
    }

    private void end(OpenStream stream, RuntimeException failure) {
        try {
            messages.interrupt(stream.message(), stream.text());
        } catch (RuntimeException suppressed) {
            // The sweep finds the record.
            failure.addSuppressed(suppressed);
        }
        streams.end(stream, failure);
    }

    /** Ends a stream that was stopped and whose model does not finish. */
    void endIfOverdue(OpenStream stream) {
        if (stream.isOverdue(TO_FINISH)) {
            messages.interrupt(stream.message(), stream.text());
            streams.end(stream, null);
        }
    }
}
