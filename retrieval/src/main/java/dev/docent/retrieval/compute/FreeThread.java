package dev.docent.retrieval.compute;

import dev.docent.retrieval.compute.FairQueue.Flow;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The rule that leaves a thread to questions while several accounts have work and one of them asks: then no account has all
 * threads, nor has background work. Otherwise each slice of a question would wait for a passage that is being embedded. One
 * account by itself has all threads, and so has background work if nobody asks. Used by one thread at a time.
 */
final class FreeThread {

    /**
     * How long an account counts as asking after a slice of a question: longer than what a question does between two slices,
     * and short enough to cost the others little once the answer is there.
     */
    static final long ASKING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Map<String, Account> accounts = new HashMap<>();
    private final int most;
    private final LongSupplier clock;
    private int background;

    /** @param threads with one thread there is none to leave free @param clock the time in nanoseconds */
    FreeThread(int threads, LongSupplier clock) {
        this.most = threads > 1 ? threads - 1 : Integer.MAX_VALUE;
        this.clock = clock;
    }

    void add(Flow flow) {
        var account = accounts.computeIfAbsent(flow.tenant(), _ -> new Account());
        account.slices++;
        account.steps += flow.isBackground() ? 0 : 1;
    }

    void begin(Flow flow) {
        account(flow).running++;
        background += flow.isBackground() ? 1 : 0;
    }

    void end(Flow flow) {
        account(flow).running--;
        background -= flow.isBackground() ? 1 : 0;
        remove(flow);
    }

    /** Removes a slice that does not run. */
    void remove(Flow flow) {
        var account = account(flow);
        account.slices--;
        if (!flow.isBackground()) {
            account.steps--;
            account.askingUntil = clock.getAsLong() + ASKING_NANOS;
            account.hasAsked = true;
        }
    }

    /** {@return whether several accounts have work and one of them asks} */
    boolean isNeeded() {
        var now = clock.getAsLong();
        accounts.values().removeIf(each -> each.slices == 0 && !each.asks(now));
        return accounts.size() > 1 && accounts.values().stream().anyMatch(each -> each.asks(now));
    }

    /** {@return whether a thread remains free for others if a slice of the flow begins} */
    boolean remains(Flow flow) {
        return account(flow).running < most && (!flow.isBackground() || background < most);
    }

    private Account account(Flow flow) {
        return Objects.requireNonNull(accounts.get(flow.tenant()));
    }

    /** What an account has: slices, those of them that are steps of questions, and those that run. */
    private static final class Account {

        private int slices;
        private int steps;
        private int running;
        private boolean hasAsked;
        private long askingUntil;

        private boolean asks(long now) {
            return steps > 0 || hasAsked && askingUntil - now > 0;
        }
    }
}
