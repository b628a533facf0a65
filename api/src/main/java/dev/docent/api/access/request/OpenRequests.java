package dev.docent.api.access.request;

import dev.docent.api.access.Caller;
import dev.docent.api.access.share.SharesInForce;
import dev.docent.api.exchange.EndableResponse;
import dev.docent.api.problem.EndedAnswerException;
import dev.docent.api.problem.ProblemWriter;
import dev.docent.runtime.ConcurrentStop;
import dev.docent.runtime.WakeUp;
import dev.docent.runtime.WorkerLoop;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The requests in progress. Four times a second, the credentials of those that have lasted that long are read from the
 * records in one query for each kind and one for the accounts, and the answers to those whose credential has ended, or permits less than it did, are ended.
 * While the records do not respond, they continue. Safe for concurrent use.
 */
@Component
final class OpenRequests implements ConcurrentStop {

    static final Duration INTERVAL = Duration.ofMillis(250);

    /** After the web server, so that it also watches requests that a stopping service lets finish. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Logger log = LoggerFactory.getLogger(OpenRequests.class);

    private final Callers callers;
    private final ProblemWriter problems;
    private final Set<OpenRequest> open = ConcurrentHashMap.newKeySet();
    private final SharesInForce shares;
    private final WorkerLoop loop;

    OpenRequests(Callers callers, SharesInForce shares, ProblemWriter problems) {
        this.callers = callers;
        this.shares = shares;
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

    /** {@return the request, until it is closed} */
    OpenRequest add(Caller caller, HttpServletRequest request, EndableResponse response) {
        var added = new OpenRequest(caller, request, response, open::remove);
        open.add(added);
        return added;
    }

    /** Ends the requests whose credential permits less than it did when they began, or that rely on a share or an assistant that has ended. */
    void endRevoked() {
        var old = open.stream().filter(each -> each.hasLasted(INTERVAL)).toList();
        // What hangs on the master key ends with the process only.
        endWithoutCredential(old.stream()
                .filter(each -> !each.caller().credential().isMaster())
                .toList());
        endUnshared(old);
    }

    private void endUnshared(List<OpenRequest> old) {
        var held = old.stream().collect(Collectors.toMap(each -> each, OpenRequest::shares));
        var all = held.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (all.isEmpty()) {
            return;
        }
        var inForce = shares.among(all);
        held.forEach((request, some) -> some.stream()
                .filter(share -> !inForce.contains(share))
                .findFirst()
                .ifPresent(ended -> end(request, "share", EndedAnswerException.because(ended.ended()))));
    }

    private void endWithoutCredential(List<OpenRequest> old) {
        if (old.isEmpty()) {
            return;
        }
        var current = callers.current(old.stream().map(OpenRequest::caller).toList());
        for (var request : old) {
            var grants = current.get(request.caller().credential());
            if (grants == null || !grants.cover(request.caller().grants())) {
                end(request, "credential", EndedAnswerException.ofCredential());
            }
        }
    }

    /** Each in a thread of its own: a client that does not read must not delay the end of the others. */
    private void end(OpenRequest request, String reason, EndedAnswerException by) {
        log.info(
                "event=request_ended reason={} account={} credential={}",
                reason,
                request.caller().account(),
                request.caller().credential().id());
        if (open.remove(request)) {
            Thread.ofVirtual().name("end-request").start(() -> request.end(problems, by));
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
