package dev.docent.ingestion.parsing.sandbox;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The main class of a process that confines itself and then becomes the program of its {@link Confinement}. Landlock and
 * seccomp apply to the thread that asks for them and to what it starts. {@code execve} ends all other threads, so that nothing
 * in the process is left outside. Without lambdas and concatenated strings, which would double the time it takes.
 */
final class SandboxLauncher {

    private static final int AT_FDCWD = -100;
    private static final int O_PATH = 0x200000;
    private static final int O_CLOEXEC = 0x80000;
    private static final int ENOENT = 2;
    private static final int RULE_PATH_BENEATH = 1;
    private static final int PR_CAPBSET_DROP = 24;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int PR_CAP_AMBIENT = 47;
    private static final int PR_CAP_AMBIENT_CLEAR_ALL = 4;
    private static final int LAST_CAPABILITY = 63;

    /** Kept: a superuser reads files of others, such as those of a service's user, within the rules. */
    private static final int CAP_DAC_OVERRIDE = 1;

    private static final int SECCOMP_SET_MODE_FILTER = 1;
    private static final int CLOSE_RANGE_CLOEXEC = 4;
    private static final int BYTES_PER_INSTRUCTION = 8;

    private final Kernel kernel;
    private final Arena memory = Arena.global();

    private SandboxLauncher(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Returns only if the program cannot be started confined; the reason is the exception. */
    public static void main(String[] arguments) throws IOException {
        var confinement = Confinement.readFrom(new DataInputStream(new FileInputStream(FileDescriptor.in)));
        var architecture = Objects.requireNonNull(Architecture.current());
        new SandboxLauncher(new Kernel(architecture)).launch(confinement);
    }

    private void launch(Confinement confinement) throws IOException {
        var program = memory.allocateFrom(confinement.command().getFirst());
        var arguments = strings(confinement.command());
        var environment = strings(environment());
        var filter = filter(confinement.filter());

        for (var limit : confinement.limits()) {
            new ResourceLimits(kernel).lower(limit);
        }
        new ResourceLimits(kernel).lowerTasks(confinement.tasks());
        dropCapabilities();
        kernel.require(SystemCall.PRCTL, PR_SET_NO_NEW_PRIVS, 1);
        if (confinement.files() != 0) {
            restrictFiles(confinement);
        }
        // Standard streams are all that the program inherits.
        kernel.require(SystemCall.CLOSE_RANGE, 3, 0xFFFFFFFFL, CLOSE_RANGE_CLOEXEC);
        if (confinement.filter().length > 0) {
            kernel.require(SystemCall.SECCOMP, SECCOMP_SET_MODE_FILTER, 0, filter.address());
        }
        kernel.require(SystemCall.EXECVE, program.address(), arguments.address(), environment.address());
    }

    private static List<String> environment() {
        var variables = new ArrayList<String>();
        for (var each : System.getenv().entrySet()) {
            variables.add(String.join("=", each.getKey(), each.getValue()));
        }
        return variables;
    }

    /** For a service of the superuser, whose capabilities would otherwise be inherited. Fails silently for other users. */
    private void dropCapabilities() {
        for (int capability = 0; capability <= LAST_CAPABILITY; capability++) {
            if (capability != CAP_DAC_OVERRIDE) {
                kernel.call(SystemCall.PRCTL, PR_CAPBSET_DROP, capability);
            }
        }
        kernel.call(SystemCall.PRCTL, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL);
    }

    private void restrictFiles(Confinement confinement) throws IOException {
        var attributes = memory.allocate(JAVA_LONG, 3);
        attributes.setAtIndex(JAVA_LONG, 0, confinement.files());
        attributes.setAtIndex(JAVA_LONG, 1, confinement.network());
        attributes.setAtIndex(JAVA_LONG, 2, confinement.scopes());
        var rules = kernel.require(SystemCall.LANDLOCK_CREATE_RULESET, attributes.address(), attributes.byteSize(), 0);
        for (var rule : confinement.rules()) {
            grant(rules, rule);
        }
        kernel.require(SystemCall.LANDLOCK_RESTRICT_SELF, rules, 0);
    }

    private void grant(long rules, Confinement.Rule rule) throws IOException {
        var path = memory.allocateFrom(rule.path());
        var file = kernel.call(SystemCall.OPENAT, AT_FDCWD, path.address(), O_PATH | O_CLOEXEC);
        if (file == -ENOENT) {
            return;
        }
        if (file < 0) {
            throw new IOException("Cannot open ".concat(rule.path()));
        }
        // The packed struct landlock_path_beneath_attr.
        var attributes = memory.allocate(12);
        attributes.set(JAVA_LONG_UNALIGNED, 0, rule.access());
        attributes.set(JAVA_INT_UNALIGNED, 8, (int) file);
        kernel.require(SystemCall.LANDLOCK_ADD_RULE, rules, RULE_PATH_BENEATH, attributes.address(), 0);
        kernel.call(SystemCall.CLOSE, file);
    }

    /** {@return the struct sock_fprog for the instructions} */
    private MemorySegment filter(byte[] instructions) {
        var program = memory.allocate(16, 8);
        program.set(JAVA_SHORT, 0, (short) (instructions.length / BYTES_PER_INSTRUCTION));
        var copy = memory.allocate(Math.max(BYTES_PER_INSTRUCTION, instructions.length), JAVA_INT.byteAlignment());
        MemorySegment.copy(instructions, 0, copy, JAVA_BYTE, 0, instructions.length);
        program.set(ADDRESS, 8, copy);
        return program;
    }

    private MemorySegment strings(List<String> texts) {
        var array = memory.allocate(ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(ADDRESS, i, memory.allocateFrom(texts.get(i)));
        }
        array.setAtIndex(ADDRESS, texts.size(), MemorySegment.NULL);
        return array;
    }
}
