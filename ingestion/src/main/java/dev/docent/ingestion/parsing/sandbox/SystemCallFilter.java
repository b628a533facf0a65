package dev.docent.ingestion.parsing.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The seccomp program of a sandbox: a forbidden call fails with {@code EPERM} and never ends the process, so that an attempt
 * becomes an ordinary error of the parser.
 */
final class SystemCallFilter {

    private static final short LOAD = 0x20;
    private static final short JUMP_IF_EQUAL = 0x15;
    private static final short JUMP_IF_GREATER_OR_EQUAL = 0x35;
    private static final short JUMP_IF_SET = 0x45;
    private static final short RETURN = 0x06;
    private static final int ALLOW = 0x7FFF0000;
    private static final int ERROR = 0x00050000;
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;

    // Offsets in struct seccomp_data; of arguments, the lower half.
    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;

    /**
     * Every {@code CLONE_NEW…} that {@code clone} knows, since a process in a new namespace would be its superuser, and
     * {@code CLONE_PARENT}, which would make it a child of the service.
     */
    private static final int FORBIDDEN_CLONES = 0x7E020000 | 0x8000;

    private final ByteBuffer program = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

    private SystemCallFilter() {}

    /** {@return the program as an array of {@code struct sock_filter}} */
    static byte[] program(Architecture architecture) {
        var filter = new SystemCallFilter();
        filter.write(architecture);
        var program = new byte[filter.program.position()];
        filter.program.get(0, program);
        return program;
    }

    private void write(Architecture architecture) {
        // Calls of another architecture have other numbers.
        add(LOAD, 0, 0, ARCHITECTURE);
        unless(JUMP_IF_EQUAL, architecture.audit(), EPERM);
        add(LOAD, 0, 0, NUMBER);
        // Unknown calls are absent, for which programs are prepared; among them are those of the x32 ABI.
        when(JUMP_IF_GREATER_OR_EQUAL, ForbiddenCall.LAST_KNOWN + 1, ENOSYS);
        // Its flags are in memory, where no filter can read them. The C library then uses clone.
        when(JUMP_IF_EQUAL, SystemCall.CLONE3.on(architecture), ENOSYS);
        ForbiddenCall.on(architecture).forEach(number -> when(JUMP_IF_EQUAL, number, EPERM));
        restrictClone(architecture);
        restrictLimits(architecture);
        add(RETURN, 0, 0, ALLOW);
    }

    private void restrictClone(Architecture architecture) {
        add(JUMP_IF_EQUAL, 0, 4, SystemCall.CLONE.on(architecture));
        add(LOAD, 0, 0, FIRST_ARGUMENT);
        when(JUMP_IF_SET, FORBIDDEN_CLONES, EPERM);
        add(RETURN, 0, 0, ALLOW);
    }

    /** The limits of other processes. */
    private void restrictLimits(Architecture architecture) {
        add(JUMP_IF_EQUAL, 0, 3, SystemCall.PRLIMIT64.on(architecture));
        add(LOAD, 0, 0, FIRST_ARGUMENT);
        unless(JUMP_IF_EQUAL, 0, EPERM);
    }

    private void when(short condition, int value, int error) {
        add(condition, 0, 1, value);
        add(RETURN, 0, 0, ERROR | error);
    }

    private void unless(short condition, int value, int error) {
        add(condition, 1, 0, value);
        add(RETURN, 0, 0, ERROR | error);
    }

    /** @param then how many instructions to skip if the condition holds; {@code otherwise}, if it does not */
    private void add(short code, int then, int otherwise, int value) {
        program.putShort(code).put((byte) then).put((byte) otherwise).putInt(value);
    }
}
