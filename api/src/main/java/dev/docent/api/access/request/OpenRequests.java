package dev.docent.api.access.request;

import dev.docent.api.access.Caller;
import dev.docent.api.exchange.EndableResponse;
import dev.docent.api.problem.ProblemWriter;
import dev.docent.runtime.WakeUp;
import dev.docent.runtime.WorkerLoop;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The requests in progress. Four times a second, the credentials of those that have lasted that long are read from the
 * records in one query for each kind and one for the accounts, and the answers to those whose credential has ended, or permits less than it did, are ended.
 * While the records do not respond, they continue. Safe for concurrent use.
 */
@Component
final class OpenRequests implements SmartLifecycle {

    static final Duration INTERVAL = Duration.ofMillis(250);

    /** After the web server, so that it also watches requests that a stopping service lets finish. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    private static final Logger log = LoggerFactory.getLogger(OpenRequests.class);

    private final Callers callers;
    private final ProblemWriter problems;
    private final Set<OpenRequest> open = ConcurrentHashMap.newKeySet();
    private final WorkerLoop loop;

    OpenRequests(Callers callers, ProblemWriter problems) {
        this.callers = callers;
        this.problems = problems;
        this.loop = new WorkerLoop(
                "open-requests",
                Thread.ofVirtual().name("docent-open-requests").factory(),
                new WakeUp(),
                INTERVAL,
                () -> {
                    endRevoked();
                    return INTERVAL;
                });
    }

    /** {@return the request, until it is closed} What hangs on the master key is not watched: it ends with the process only. */
    OpenRequest add(Caller caller, HttpServletRequest request, EndableResponse response) {
        var added = new OpenRequest(caller, request, response, open::remove);
        if (!caller.credential().isMaster()) {
            open.add(added);
        }
        return added;
    }

    /** Ends the requests whose credential permits less than it did when they began. */
    void endRevoked() {
        var old = open.stream().filter(each -> each.hasLasted(INTERVAL)).toList();
        if (old.isEmpty()) {
            return;
        }
        var current = callers.current(old.stream().map(OpenRequest::caller).toList());
        for (var request : old) {
            var grants = current.get(request.caller().credential());
            if (grants == null || !grants.cover(request.caller().grants())) {
                log.info(
                        "event=request_ended reason=credential account={} credential={}",
                        request.caller().account(),
                        request.caller().credential().id());
                open.remove(request);
                // Each in a thread of its own: a client that does not read must not delay the end of the others.
                Thread.ofVirtual().name("end-request").start(() -> request.end(problems));
            }
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop(INTERVAL.multipliedBy(4));
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
