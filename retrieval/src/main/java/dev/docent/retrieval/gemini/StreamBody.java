package dev.docent.retrieval.gemini;

import java.io.IOException;
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
        try {
            var read = opened();
            if (read != null) {
                read.close();
            }
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
