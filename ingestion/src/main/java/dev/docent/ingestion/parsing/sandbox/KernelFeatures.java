package dev.docent.ingestion.parsing.sandbox;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel offers to confine a process.
 *
 * @param architecture null if this is not Linux on a known architecture; then there is nothing else
 * @param landlock version of the ABI of Landlock; 0 without it
 * @param seccomp whether system calls can be filtered
 */
record KernelFeatures(@Nullable Architecture architecture, int landlock, boolean seccomp) {

    /** The first versions of Landlock that protect files from truncation, and other processes from signals. */
    static final int TRUNCATION = 3;

    static final int NETWORK = 4;
    static final int SIGNALS = 6;

    private static final int LANDLOCK_VERSION = 1;
    private static final int SECCOMP_ACTION_AVAILABLE = 2;
    private static final int ERROR_ACTION = 0x00050000;

    /** {@return the features that this process may use; a container may deny some that the kernel has} */
    static KernelFeatures detect() {
        var architecture = Architecture.current();
        if (architecture == null) {
            return new KernelFeatures(null, 0, false);
        }
        var kernel = new Kernel(architecture);
        var landlock = kernel.call(SystemCall.LANDLOCK_CREATE_RULESET, 0, 0, LANDLOCK_VERSION);
        try (var memory = Arena.ofConfined()) {
            var action = memory.allocateFrom(JAVA_INT, ERROR_ACTION);
            var seccomp = kernel.call(SystemCall.SECCOMP, SECCOMP_ACTION_AVAILABLE, 0, action.address());
            return new KernelFeatures(architecture, (int) Math.max(0, landlock), seccomp == 0);
        }
    }

    /** {@return whether anything can be confined beyond resource limits} */
    boolean any() {
        return landlock > 0 || seccomp;
    }

    /** {@return what a confined process could still do for lack of a feature, and the feature; empty if nothing} */
    List<String> missing() {
        if (architecture == null) {
            return List.of("Landlock and seccomp (only Linux on x86_64 and aarch64 has them)");
        }
        var missing = new ArrayList<String>();
        if (landlock == 0) {
            missing.add("files and programs (no Landlock: Linux 5.13, and permitted in the container)");
        } else {
            if (landlock < TRUNCATION) {
                missing.add("truncation of files (Landlock 3: Linux 6.2)");
            }
            if (landlock < SIGNALS) {
                missing.add("signals (Landlock 6: Linux 6.12)");
            }
        }
        if (!seccomp) {
            missing.add("sockets and other system calls (no seccomp)");
        }
        return missing;
    }
}
