package dev.docent.api.conversation.stream;

import dev.docent.api.conversation.stream.MessageStreamOperations.Written;
import dev.docent.runtime.WakeUp;
import dev.docent.runtime.WorkerLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Stores the texts of all streams of this node that have grown, in one batch for each frame, and shows them to their
 * followers then. The first text after a pause is stored at once. If the records do not respond, the texts are stored later,
 * and followers wait. Safe for concurrent use.
 */
final class StreamJournal {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofHours(1);

    private final MessageStreamOperations records;
    private final String holder;
    private final Duration frame;
    private final WakeUp wakeUp = new WakeUp();
    private final WorkerLoop loop;
    private Set<OpenStream> grown = new LinkedHashSet<>();
    private long writtenAt = System.nanoTime() - IDLE.toNanos();

    StreamJournal(MessageStreamOperations records, String holder, Duration frame) {
        this.records = records;
        this.holder = holder;
        this.frame = frame;
        var threads = Thread.ofPlatform().daemon().name("docent-streams").factory();
        this.loop = new WorkerLoop("streams", threads, wakeUp, this::step);
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop(STOP_TIMEOUT);
    }

    /** Adds a stream whose text is to be stored. Wakes the loop for the first one only, so that texts gather in a frame. */
    void add(OpenStream stream) {
        boolean isFirst;
        synchronized (this) {
            isFirst = grown.isEmpty();
            grown.add(stream);
        }
        if (isFirst) {
            wakeUp.call();
        }
    }

    private Duration step() {
        var left = frame.minusNanos(System.nanoTime() - writtenAt);
        if (left.isPositive()) {
            return left;
        }
        var streams = takeGrown();
        if (streams.isEmpty()) {
            return IDLE;
        }
        writtenAt = System.nanoTime();
        write(streams);
        return frame;
    }

    private synchronized List<OpenStream> takeGrown() {
        var taken = List.copyOf(grown);
        grown = new LinkedHashSet<>();
        return taken;
    }

    private void write(List<OpenStream> streams) {
        var texts = new ArrayList<Written>(streams.size());
        streams.forEach(each -> texts.add(new Written(each.message().id(), each.text())));
        try {
            records.write(holder, texts);
        } catch (RuntimeException failure) {
            putBack(streams);
            throw failure;
        }
        for (var each = 0; each < streams.size(); each++) {
            streams.get(each).onStored(texts.get(each).text().length());
        }
    }

    private synchronized void putBack(List<OpenStream> streams) {
        grown.addAll(streams);
    }
}
