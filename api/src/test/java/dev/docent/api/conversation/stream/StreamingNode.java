package dev.docent.api.conversation.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.problem.ProblemWriter;
import dev.docent.storage.records.Announcements;
import dev.docent.storage.records.RecordIds;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;

/** A node that generates messages, with clients. */
final class StreamingNode implements AutoCloseable {

    private final KeptMessages messages;
    private final MessageStreams streams;

    StreamingNode(ConfigurableApplicationContext context, MessageStreamRepository records, KeptMessages messages) {
        this.messages = messages;
        var json = new ObjectMapper();
        var beans = context.getBeanFactory();
        if (!beans.containsBean("json")) {
            beans.registerSingleton("json", json);
        }
        this.streams = new MessageStreams(
                records,
                messages,
                new StreamNodes(context.getBeanProvider(Announcements.class), Clock.systemUTC()),
                new StreamProperties(Duration.ofMillis(20), Duration.ofSeconds(4), 3),
                json,
                beans.createBean(ProblemWriter.class),
                ObservationRegistry.NOOP,
                Clock.systemUTC());
        streams.start();
    }

    static MessageRef message() {
        return new MessageRef("ada", "a conversation", RecordIds.next());
    }

    /** {@return a client that asks for the message and follows it} */
    StreamClient asks(MessageRef message, MessageGeneration generation) {
        return client(client -> streams.generate(
                messages.followed(message),
                () -> messages.add(message),
                generation,
                new MockHttpServletRequest(),
                client.response()));
    }

    /** {@return a client that comes later} */
    StreamClient resumes(MessageRef message, @Nullable String lastEventId) {
        return client(client -> streams.follow(
                messages.followed(message), lastEventId, new MockHttpServletRequest(), client.response()));
    }

    boolean stops(MessageRef message) {
        return streams.stop(message);
    }

    private static StreamClient client(Serving serving) {
        var client = new StreamClient();
        Thread.ofVirtual().start(() -> {
            try {
                serving.serve(client);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (RuntimeException refused) {
                client.refused(refused);
            } finally {
                client.served();
            }
        });
        return client;
    }

    @Override
    public void close() {
        streams.stop();
    }

    private interface Serving {
        void serve(StreamClient client) throws IOException;
    }
}
