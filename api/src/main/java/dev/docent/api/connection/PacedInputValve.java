package dev.docent.api.connection;

import dev.docent.api.connection.PacedInput.Pace;
import dev.docent.api.exchange.ReceivedBytes;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** Makes bodies arrive at a rate: those that are read, and those that are skipped so that the connection can be used again. */
final class PacedInputValve extends ValveBase {

    private static final int MAX_SKIPPED_BYTES = 2 * 1024 * 1024;

    private final Pace pace;

    PacedInputValve(Pace pace) {
        super(true);
        this.pace = pace;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var received = request.getCoyoteRequest();
        var input = paced(received);
        ReceivedBytes.countBy(request, input::bytes);
        getNext().invoke(request, response);
        if (isUnread(received)) {
            response.finishResponse();
            skip(received);
        }
    }

    private PacedInput paced(org.apache.coyote.Request received) {
        if (received.getInputBuffer() instanceof PacedInput again) {
            again.begin();
            return again;
        }
        var input = new PacedInput(received.getInputBuffer(), pace);
        received.setInputBuffer(input);
        return input;
    }

    /** {@return whether the body has to be skipped; a stream of HTTP/2 is closed instead} */
    private static boolean isUnread(org.apache.coyote.Request request) {
        var isRead = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, isRead);
        return !isRead.get() && !request.protocol().equals("HTTP/2.0");
    }

    /** Tomcat would skip the body as well, but wait as long as bytes come. */
    private static void skip(org.apache.coyote.Request request) {
        if (request.hasExpectation() || !isSkipped(request)) {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean isSkipped(org.apache.coyote.Request request) {
        if (request.getContentLengthLong() > MAX_SKIPPED_BYTES) {
            return false;
        }
        try {
            var skipped = new Skipped();
            var count = 0;
            for (var length = 0L; count >= 0 && length <= MAX_SKIPPED_BYTES; length += count) {
                count = request.doRead(skipped);
            }
            return count < 0;
        } catch (IOException goneOrSlow) {
            return false;
        }
    }

    private static final class Skipped implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Whoever fills it brings its own.
        }
    }
}
