package dev.docent.retrieval.gemini;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** The body of a stream, once there is one. It can be called off at any moment, by any thread. */
final class StreamBody {

    private @Nullable Call call;
    private @Nullable BufferedSource source;
    private boolean cancelled;

    /** Another attempt to get it. */
    synchronized void belongsTo(Call attempt) throws IOException {
        if (cancelled) {
            throw new IOException("The stream was called off");
        }
        call = attempt;
    }

    synchronized void is(BufferedSource body) {
        source = body;
    }

    /**
     * Waits for the first event, which stays to be read. What begins with an error, or ends before it begins, is given back,
     * and another attempt may be made.
     */
    void awaitFirst(Duration idleTimeout) throws IOException {
        var opened = source();
        try {
            if (new EventReader(opened.peek(), idleTimeout).next() == null) {
                throw new IOException("The stream ended before it began");
            }
        } catch (IOException failure) {
            giveBack(opened);
            throw failure;
        }
    }

    synchronized BufferedSource source() throws IOException {
        if (source == null) {
            throw new IOException("The stream has no body");
        }
        return source;
    }

    /** Closes the connection, so that whoever reads fails at once and Google stops. */
    synchronized void cancel() {
        cancelled = true;
        if (call != null) {
            call.cancel();
        }
    }

    /** Gives the connection back, or closes it when there was more to come. Called by whoever read. */
    void close() {
        cancel();
        var read = opened();
        if (read != null) {
            giveBack(read);
        }
    }

    private static void giveBack(BufferedSource read) {
        try {
            read.close();
        } catch (IOException alreadyBroken) {
            // There is nothing to give back.
        }
    }

    private synchronized @Nullable BufferedSource opened() {
        return source;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }
}
