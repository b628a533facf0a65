package dev.docent.api.conversation.stream;

import dev.docent.api.conversation.stream.FollowedMessage.Whole;
import dev.docent.api.conversation.stream.OpenStream.Seen;
import dev.docent.api.exchange.EventWriter;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Sends one client what it has not received of a message, until the message is whole. Used by the thread of the request. */
final class StreamFollower {

    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration REPORT = Duration.ofSeconds(1);

    private final FollowedMessage message;
    private final EventWriter writer;
    private final HttpServletRequest request;
    private final ProblemWriter problems;
    private StreamPosition position;
    private long reported = System.nanoTime() - REPORT.toNanos();

    StreamFollower(
            FollowedMessage message,
            StreamPosition position,
            EventWriter writer,
            HttpServletRequest request,
            ProblemWriter problems) {
        this.message = message;
        this.position = position;
        this.writer = writer;
        this.request = request;
        this.problems = problems;
    }

    void sendQuestion() {
        writer.send(position.id(), "message", message.questionData());
    }

    /** Follows a stream of this node. Returns when it has ended, or the client is gone. */
    void follow(OpenStream stream) throws InterruptedException {
        stream.join();
        try {
            var ended = false;
            while (!ended && writer.isOpen()) {
                var seen = stream.await(position, REPORT);
                send(seen.from(), seen.text());
                ended = seen.ended();
                if (ended) {
                    sendEnd(seen);
                }
            }
        } finally {
            stream.leave(writer.isEnded());
        }
    }

    private void sendEnd(Seen seen) {
        if (seen.failure() == null) {
            message.whole().ifPresent(this::sendRest);
        } else {
            fail(seen.failure());
        }
    }

    /** Sends the text that another node has stored, and waits a moment for more. */
    void follow(MessageStream stream, MessageStreamOperations records) throws InterruptedException {
        if (System.nanoTime() - reported >= REPORT.toNanos()) {
            records.follow(stream.id());
            reported = System.nanoTime();
        }
        var text = stream.text();
        var from = position.in(text, text.length());
        send(from, text.substring(from));
        TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
    }

    /** Sends what is left of a message that is whole. */
    void sendRest(Whole whole) {
        var text = whole.text();
        var from = position.in(text, text.length());
        if (position.closing() == 0) {
            send(from, text.substring(from));
        }
        for (var next = position.closing(); next < whole.closing().size(); next++) {
            var event = whole.closing().get(next);
            position = position.afterClosing(next + 1);
            writer.send(position.id(), event.event(), event.data());
        }
    }

    /** Sends the event {@code error}. */
    void fail(Exception failure) {
        position = position.afterFailure();
        writer.send(position.id(), "error", problems.view(failure, request));
    }

    private void send(int from, String text) {
        if (!text.isEmpty()) {
            position = position.afterText(from + text.length());
            writer.send(position.id(), "delta", Map.of("text", text));
        }
    }
}
