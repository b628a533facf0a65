package dev.docent.ingestion.parsing.sandbox;

/** The system calls that confine a process, with their numbers from {@code syscall_64.tbl} and {@code unistd.h} of Linux. */
enum SystemCall {
    CAPSET(126, 91),
    CLONE(56, 220),
    CLONE3(435, 435),
    CLOSE(3, 57),
    CLOSE_RANGE(436, 436),
    EXECVE(59, 221),
    LANDLOCK_ADD_RULE(445, 445),
    LANDLOCK_CREATE_RULESET(444, 444),
    LANDLOCK_RESTRICT_SELF(446, 446),
    OPENAT(257, 56),
    PRCTL(157, 167),
    PRLIMIT64(302, 261),
    SECCOMP(317, 277);

    private final int onX86;
    private final int onArm;

    SystemCall(int onX86, int onArm) {
        this.onX86 = onX86;
        this.onArm = onArm;
    }

    /** {@return the number of the call} */
    int on(Architecture architecture) {
        return architecture == Architecture.X86_64 ? onX86 : onArm;
    }
}
