package dev.docent.ingestion.parsing.sandbox;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.docent.ingestion.parsing.sandbox.Confinement.Limit;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Lowers the resource limits of this process, for good. */
final class ResourceLimits {

    private static final int FIRST_TRIAL = 64;
    private static final int LAST_TRIAL = 1 << 20;

    private final Kernel kernel;

    ResourceLimits(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Sets a limit, unless a lower one is in force. */
    void lower(Limit limit) throws IOException {
        var most = Math.min(limit.most(), hard(limit.resource()));
        set(limit.resource(), most, most);
    }

    /**
     * Limits how many processes and threads can be started in addition to those that run. The kernel limits their total for
     * the user, in all containers, and tells nobody this total; so it is found by trying to start a thread.
     */
    void lowerTasks(int additional) throws IOException {
        var hard = hard(Limit.TASKS);
        for (long trial = FIRST_TRIAL; trial < LAST_TRIAL && trial + additional < hard; trial *= 2) {
            set(Limit.TASKS, trial, hard);
            if (canStartThread()) {
                set(Limit.TASKS, trial + additional, trial + additional);
                return;
            }
        }
        set(Limit.TASKS, hard, hard);
    }

    private static boolean canStartThread() {
        try {
            var thread = new Thread();
            thread.start();
            thread.join();
            return true;
        } catch (OutOfMemoryError refused) {
            return false;
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private long hard(int resource) throws IOException {
        try (var memory = Arena.ofConfined()) {
            var limits = memory.allocate(JAVA_LONG, 2);
            kernel.require(SystemCall.PRLIMIT64, 0, resource, MemorySegment.NULL.address(), limits.address());
            var hard = limits.getAtIndex(JAVA_LONG, 1);
            // The kernel's number for no limit is the largest unsigned one.
            return hard < 0 ? Long.MAX_VALUE : hard;
        }
    }

    private void set(int resource, long soft, long hard) throws IOException {
        try (var memory = Arena.ofConfined()) {
            var limits = memory.allocate(JAVA_LONG, 2);
            limits.setAtIndex(JAVA_LONG, 0, soft == Long.MAX_VALUE ? -1 : soft);
            limits.setAtIndex(JAVA_LONG, 1, hard == Long.MAX_VALUE ? -1 : hard);
            kernel.require(SystemCall.PRLIMIT64, 0, resource, limits.address(), MemorySegment.NULL.address());
        }
    }
}
