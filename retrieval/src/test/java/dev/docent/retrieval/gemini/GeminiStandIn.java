package dev.docent.retrieval.gemini;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Speaks as the Gemini API and Vertex AI do, over both ways in, on a port of this machine. It answers as documented and
 * refuses what they refuse. A reply that was scripted for the next request takes the place of an answer, never of a refusal
 * of the path or the body.
 */
public final class GeminiStandIn implements AutoCloseable {

    /** The key that it accepts. */
    public static final String KEY = "AIzaTheKeyOfTheStandIn_0123456789abcdefg";

    private final ServerSocket server;
    private final Thread listener = Thread.ofVirtual().unstarted(this::listen);
    private final Queue<StandInReply> scripted = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable StandInReply> outage = new AtomicReference<>();
    private final List<StandInRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private GeminiStandIn(ServerSocket server) {
        this.server = server;
    }

    /** {@return one that listens} */
    public static GeminiStandIn start() {
        try {
            var standIn = new GeminiStandIn(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            standIn.listener.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return its address, for either way in} */
    public String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** Answers the next requests so, each with one. */
    public void next(StandInReply... replies) {
        scripted.addAll(List.of(replies));
    }

    /** Answers every request so for which no reply is scripted, until it is told null. */
    public void always(@Nullable StandInReply reply) {
        outage.set(reply);
    }

    /** {@return what it was asked of models, in order} */
    public List<StandInRequest> requests() {
        return List.copyOf(requests);
    }

    /** {@return what it was asked last} */
    public StandInRequest last() {
        return requests.getLast();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var connection = new StandInConnection(socket);
            for (var request = connection.request(); request != null; request = connection.request()) {
                reply(request, connection);
            }
        } catch (Exception broken) {
            // By the client or by the script.
        }
    }

    private void reply(StandInRequest request, StandInConnection connection) throws Exception {
        if (request.path().equals("/token")) {
            connection.answer(200, """
                    {"access_token":"%s","expires_in":3600,"token_type":"Bearer"}""".formatted(StandInAnswers.TOKEN));
            return;
        }
        requests.add(request);
        StandInSchema.refusal(request)
                .or(() -> Optional.ofNullable(scripted.poll()))
                .or(() -> Optional.ofNullable(outage.get()))
                .orElseGet(() -> StandInAnswers.of(request))
                .to(request, connection);
    }

    /** Once it returns, no connection is accepted: the port is open until the listener has noticed. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var socket : sockets) {
            socket.close();
        }
    }
}
