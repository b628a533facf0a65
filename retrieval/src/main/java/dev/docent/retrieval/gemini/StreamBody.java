package dev.docent.retrieval.gemini;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** The response body of a stream, once it is open. Any thread may cancel it at any time. */
final class StreamBody {

    private @Nullable Call call;
    private @Nullable BufferedSource source;
    private boolean cancelled;

    /** Sets the call that a cancellation aborts. */
    synchronized void belongsTo(Call attempt) throws IOException {
        if (cancelled) {
            throw new IOException("The stream was cancelled");
        }
        call = attempt;
    }

    synchronized void is(BufferedSource body) {
        source = body;
    }

    /**
     * Waits for the first event without consuming it. If that event is an error or missing, the body is closed, and the
     * caller may retry.
     */
    void awaitFirst(Duration idleTimeout) throws IOException {
        var opened = source();
        try {
            if (new EventReader(opened.peek(), idleTimeout).next() == null) {
                throw new IOException("The stream is empty");
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

    /** Closes the connection: a blocked reader fails at once, and the provider stops generating. */
    synchronized void cancel() {
        cancelled = true;
        if (call != null) {
            call.cancel();
        }
    }

    /** Releases the connection, or closes it if the response is incomplete. Must be called by the reading thread. */
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
            // The connection is already closed.
        }
    }

    private synchronized @Nullable BufferedSource opened() {
        return source;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }
}
