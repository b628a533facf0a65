package dev.docent.api.conversation.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.access.share.AccessInForce.HeldAccess;
import dev.docent.api.access.share.SharesInForce;
import dev.docent.api.access.share.SharesInUse;
import dev.docent.api.problem.ProblemWriter;
import dev.docent.storage.records.Announcements;
import dev.docent.storage.records.RecordIds;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A node that generates messages, with clients. */
final class StreamingNode implements AutoCloseable {

    private final KeptMessages messages;
    private final MessageStreams streams;
    private final Set<HeldAccess> ended = ConcurrentHashMap.newKeySet();

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
                new SharesInForce(List.of(held ->
                        held.stream().filter(each -> !ended.contains(each)).collect(Collectors.toSet()))),
                ObservationRegistry.NOOP,
                Clock.systemUTC());
        streams.start();
    }

    static MessageRef message() {
        return new MessageRef("ada", "a conversation", RecordIds.next());
    }

    /** {@return a client that asks for the message and follows it} */
    StreamClient asks(MessageRef message, MessageGeneration generation) {
        return asks(message, generation, new MockHttpServletRequest());
    }

    /** {@return a client that asks for a message which is generated from what is shared with it} */
    StreamClient asks(MessageRef message, MessageGeneration generation, HeldAccess share) {
        var request = new MockHttpServletRequest();
        SharesInUse.begin(request);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        SharesInUse.add(share);
        RequestContextHolder.resetRequestAttributes();
        return asks(message, generation, request);
    }

    private StreamClient asks(MessageRef message, MessageGeneration generation, HttpServletRequest request) {
        return client(client -> streams.generate(
                messages.followed(message), () -> messages.add(message), generation, request, client.response()));
    }

    void ends(HeldAccess share) {
        ended.add(share);
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
