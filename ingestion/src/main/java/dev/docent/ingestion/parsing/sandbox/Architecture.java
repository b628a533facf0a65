package dev.docent.ingestion.parsing.sandbox;

import org.jspecify.annotations.Nullable;

/** A processor architecture with Linux. */
enum Architecture {
    X86_64(0xC000003E),
    AARCH64(0xC00000B7);

    private final int audit;

    Architecture(int audit) {
        this.audit = audit;
    }

    /** {@return the number by which seccomp knows the architecture, {@code AUDIT_ARCH_…}} */
    int audit() {
        return audit;
    }

    /** {@return the architecture of this process; null on other systems and architectures} */
    static @Nullable Architecture current() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return null;
        }
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64" -> AARCH64;
            default -> null;
        };
    }
}
