package dev.docent.api.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.util.unit.DataSize;

/**
 * The bytes of a body, which have to arrive at a rate. The time that the service needs to process them does not count. It
 * is kept with Tomcat's request object, which is used for many requests, one after another.
 */
final class PacedInput implements InputBuffer {

    private final InputBuffer source;
    private final Pace pace;
    private long waited;
    private long bytes;
    private boolean refused;

    PacedInput(InputBuffer source, Pace pace) {
        this.source = source;
        this.pace = pace;
    }

    /** @param grace for waiting without bytes @param rate of bytes for each further second */
    record Pace(Duration grace, DataSize rate) {

        boolean isKept(long waitedNanos, long bytes) {
            var beyond = waitedNanos - grace.toNanos();
            return beyond <= 0 || beyond / 1e9 * rate.toBytes() <= bytes;
        }
    }

    /** Begins another request. */
    void begin() {
        waited = 0;
        bytes = 0;
        refused = false;
    }

    /** @throws SocketTimeoutException if too few bytes have arrived; from then on at once, without waiting for more */
    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        var count = refused ? 0 : read(handler);
        refused |= count >= 0 && !pace.isKept(waited, bytes);
        if (refused) {
            throw new SocketTimeoutException("The body arrives too slowly");
        }
        return count;
    }

    private int read(ApplicationBufferHandler handler) throws IOException {
        var start = System.nanoTime();
        var count = source.doRead(handler);
        waited += System.nanoTime() - start;
        bytes += Math.max(0, count);
        return count;
    }

    /** {@return the number of bytes of this request} */
    long bytes() {
        return bytes;
    }

    @Override
    public int available() {
        return source.available();
    }
}
