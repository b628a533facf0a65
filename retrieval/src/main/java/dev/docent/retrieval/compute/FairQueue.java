package dev.docent.retrieval.compute;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Waiting slices by flow, in the order of start-time fair queueing: next is the flow that has used the least time. A
 * flow that was idle begins at the time of the slice taken last, so that it is next, but gains nothing from having
 * waited. A slice is charged with the time of the flow's previous one when it is taken, and with its own when it ends. While
 * several accounts have work and one of them asks, a thread remains free ({@link FreeThread}). Used by one thread at a time.
 *
 * @see <a href="https://doi.org/10.1109/90.649569">Goyal, Vin and Cheng: Start-time fair queueing, 1997</a>
 */
final class FairQueue<T> {

    private final Map<Flow, Line<T>> lines = new HashMap<>();
    private final FreeThread free;
    private long time;
    private long turns;
    private int size;

    /**
     * The work of a tenant that is in order of arrival.
     *
     * @param isBackground whether nobody waits for an answer
     */
    record Flow(String tenant, boolean isBackground) {}

    /** A slice whose turn it is. @param charged the time in nanoseconds that its flow was charged with */
    record Turn<T>(Flow flow, T slice, long charged) {}

    /** @param threads number of threads that take slices @param clock the time in nanoseconds */
    FairQueue(int threads, LongSupplier clock) {
        this.free = new FreeThread(threads, clock);
    }

    void add(Flow flow, T slice) {
        free.add(flow);
        var line = lines.computeIfAbsent(flow, _ -> new Line<>());
        if (line.isIdle()) {
            line.used = Math.max(line.used, time);
        }
        line.waiting.add(slice);
        size++;
    }

    /** {@return the next slice; empty if none is waiting, or if those that wait leave a thread free} */
    Optional<Turn<T>> take() {
        var isShared = free.isNeeded();
        return lines.entrySet().stream()
                .filter(each -> !each.getValue().waiting.isEmpty() && (!isShared || free.remains(each.getKey())))
                .min(Map.Entry.comparingByValue(
                        Comparator.<Line<T>>comparingLong(line -> line.used).thenComparingLong(line -> line.turn)))
                .map(next -> take(next.getKey(), next.getValue()));
    }

    private Turn<T> take(Flow flow, Line<T> line) {
        size--;
        free.begin(flow);
        time = Math.max(time, line.used);
        line.turn = ++turns;
        line.running++;
        line.used += line.expected;
        return new Turn<>(flow, line.waiting.remove(), line.expected);
    }

    /** Ends a turn, and removes flows that have no waiting slices. @param nanos how long the turn took */
    void end(Turn<T> turn, long nanos) {
        var line = Objects.requireNonNull(lines.get(turn.flow()));
        line.running--;
        free.end(turn.flow());
        line.used += nanos - turn.charged();
        line.expected = nanos;
        lines.values().removeIf(each -> each.isIdle() && each.used <= time);
    }

    /** {@return whether the flow has no waiting slice, and its next one would be taken before those of other flows} */
    boolean isAwaited(Flow flow) {
        var line = lines.get(flow);
        var used = line == null ? time : Math.max(line.used, time);
        return size > 0
                && (line == null || line.waiting.isEmpty())
                && lines.values().stream().allMatch(each -> each.waiting.isEmpty() || each.used > used);
    }

    /** Removes a waiting slice. {@return whether it was waiting} */
    boolean remove(Flow flow, T slice) {
        var line = lines.get(flow);
        var isRemoved = line != null && line.waiting.remove(slice);
        if (isRemoved) {
            size--;
            free.remove(flow);
        }
        return isRemoved;
    }

    /** {@return the number of waiting slices} */
    int size() {
        return size;
    }

    /** {@return the number of waiting slices of a tenant} */
    int size(String tenant) {
        return lines.entrySet().stream()
                .filter(each -> each.getKey().tenant().equals(tenant))
                .mapToInt(each -> each.getValue().waiting.size())
                .sum();
    }

    /** The slices of a flow, and the nanoseconds that it has used. */
    private static final class Line<T> {

        private final Deque<T> waiting = new ArrayDeque<>();
        private long used;
        private long expected;
        private long turn;
        private int running;

        private boolean isIdle() {
            return waiting.isEmpty() && running == 0;
        }
    }
}
