package dev.docent.ingestion.parsing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs for all architectures, interpreted as the kernel would. */
class SystemCallFilterTest {

    private static final int ALLOWED = 0x7FFF0000;
    private static final int EPERM = 0x00050000 | 1;
    private static final int ENOSYS = 0x00050000 | 38;
    private static final long NEW_USER_NAMESPACE = 0x10000000;
    private static final long THREAD = 0x3D0F00;

    @ParameterizedTest
    @EnumSource
    void permitsFilesThreadsAndPrograms(Architecture architecture) {
        assertThat(verdict(architecture, SystemCall.OPENAT.on(architecture), 0)).isEqualTo(ALLOWED);
        assertThat(verdict(architecture, SystemCall.CLONE.on(architecture), THREAD))
                .isEqualTo(ALLOWED);
        assertThat(verdict(architecture, SystemCall.EXECVE.on(architecture), 0)).isEqualTo(ALLOWED);
        assertThat(verdict(architecture, SystemCall.PRLIMIT64.on(architecture), 0))
                .isEqualTo(ALLOWED);
    }

    @ParameterizedTest
    @EnumSource
    void refusesForbiddenCalls(Architecture architecture) {
        assertThat(ForbiddenCall.on(architecture).boxed().toList())
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        number -> assertThat(verdict(architecture, number, 0)).isEqualTo(EPERM));
        var socket = architecture == Architecture.X86_64 ? 41 : 198;
        assertThat(verdict(architecture, socket, 0)).isEqualTo(EPERM);
    }

    @ParameterizedTest
    @EnumSource
    void refusesNewNamespacesAndLimitsOfOthers(Architecture architecture) {
        assertThat(verdict(architecture, SystemCall.CLONE.on(architecture), NEW_USER_NAMESPACE | 17))
                .isEqualTo(EPERM);
        assertThat(verdict(architecture, SystemCall.CLONE.on(architecture), 0x8000 | 17))
                .isEqualTo(EPERM);
        assertThat(verdict(architecture, SystemCall.PRLIMIT64.on(architecture), 4711))
                .isEqualTo(EPERM);
    }

    @ParameterizedTest
    @EnumSource
    void hidesCallsThatItCannotJudge(Architecture architecture) {
        assertThat(verdict(architecture, SystemCall.CLONE3.on(architecture), 0)).isEqualTo(ENOSYS);
        assertThat(verdict(architecture, ForbiddenCall.LAST_KNOWN + 1, 0)).isEqualTo(ENOSYS);
        assertThat(verdict(architecture, 0x40000000 | 41, 0)).isEqualTo(ENOSYS);
        assertThat(verdict(architecture, -1, 0)).isEqualTo(ENOSYS);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAllCallsOfAnotherArchitecture(Architecture architecture) {
        int i386 = 0x40000003;

        assertThat(run(SystemCallFilter.program(architecture), i386, 3, 0)).isEqualTo(EPERM);
    }

    private static int verdict(Architecture architecture, int number, long argument) {
        return run(SystemCallFilter.program(architecture), architecture.audit(), number, argument);
    }

    private static int run(byte[] program, int architecture, int number, long argument) {
        var data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(0, number).putInt(4, architecture).putLong(16, argument);
        var code = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
        int loaded = 0;
        for (int at = 0; ; at++) {
            short operation = code.getShort(8 * at);
            int value = code.getInt(8 * at + 4);
            if (operation == 0x06) {
                return value;
            }
            if (operation == 0x20) {
                loaded = data.getInt(value);
            } else {
                at += code.get(8 * at + (holds(operation, loaded, value) ? 2 : 3));
            }
        }
    }

    private static boolean holds(short condition, int loaded, int value) {
        return switch (condition) {
            case 0x15 -> loaded == value;
            case 0x35 -> Integer.compareUnsigned(loaded, value) >= 0;
            case 0x45 -> (loaded & value) != 0;
            default -> throw new AssertionError(condition);
        };
    }
}
