package dev.docent.api.access.request;

import dev.docent.api.access.Caller;
import dev.docent.api.access.share.AccessInForce.HeldAccess;
import dev.docent.api.access.share.SharesInUse;
import dev.docent.api.exchange.EndableResponse;
import dev.docent.api.problem.EndedAnswerException;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** A request in progress. Its request object is used only while the request lasts, which the lock of this object ensures. */
final class OpenRequest implements AutoCloseable {

    private final Caller caller;
    private final HttpServletRequest request;
    private final EndableResponse response;
    private final Consumer<OpenRequest> onClose;
    private final long began = System.nanoTime();
    private final SharesInUse shares;
    private boolean closed;

    OpenRequest(Caller caller, HttpServletRequest request, EndableResponse response, Consumer<OpenRequest> onClose) {
        this.caller = caller;
        this.request = request;
        this.response = response;
        this.onClose = onClose;
        this.shares = SharesInUse.begin(request);
    }

    Caller caller() {
        return caller;
    }

    /** {@return what of other accounts the request relies on so far} */
    Set<HeldAccess> shares() {
        return shares.all();
    }

    boolean hasLasted(Duration time) {
        return System.nanoTime() - began >= time.toNanos();
    }

    /** Ends the answer. Does nothing if the request has been answered, or was ended before. */
    synchronized void end(ProblemWriter problems, EndedAnswerException reason) {
        if (!closed) {
            closed = true;
            response.end(reason, problems.view(reason, request));
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        onClose.accept(this);
    }
}
