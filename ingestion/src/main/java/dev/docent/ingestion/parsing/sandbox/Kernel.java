package dev.docent.ingestion.parsing.sandbox;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/**
 * Calls the kernel by {@code syscall(2)} of the C library. Most calls affect the calling thread only, so that they are made
 * by a platform thread.
 */
final class Kernel {

    private static final int ARGUMENTS = 5;

    private final Architecture architecture;
    private final MethodHandle syscall;

    /** For one architecture, which must be that of this process. */
    @SuppressWarnings("restricted") // The command line of each process permits native access.
    Kernel(Architecture architecture) {
        this.architecture = architecture;
        var linker = Linker.nativeLinker();
        this.syscall = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1),
                Linker.Option.captureCallState("errno"));
    }

    /** {@return the result of a call, or the negative {@code errno} if it failed} */
    long call(SystemCall call, long... arguments) {
        var all = new long[ARGUMENTS];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        try (var arena = Arena.ofConfined()) {
            var errno = arena.allocate(JAVA_INT);
            var result = (long)
                    syscall.invokeExact(errno, (long) call.on(architecture), all[0], all[1], all[2], all[3], all[4]);
            return result < 0 ? -errno.get(JAVA_INT, 0) : result;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /**
     * {@return the result of a call}
     *
     * @throws IOException if it failed
     */
    long require(SystemCall call, long... arguments) throws IOException {
        var result = call(call, arguments);
        if (result < 0) {
            throw new IOException(String.join(" ", call.name(), "failed with errno", Long.toString(-result)));
        }
        return result;
    }
}
