package dev.docent.api.connection;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How much each client has open at the moment, up to a limit. Safe for concurrent use. */
final class OpenCounts {

    private final int limit;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    OpenCounts(int limit) {
        this.limit = limit;
    }

    /** {@return whether the client may open one more, which is then counted} */
    boolean enter(String client) {
        var entered = new boolean[1];
        open.compute(client, (_, count) -> {
            var before = count == null ? 0 : count;
            entered[0] = before < limit;
            return entered[0] ? Integer.valueOf(before + 1) : count;
        });
        return entered[0];
    }

    /** Closes one that was entered. */
    void leave(String client) {
        open.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
    }
}
