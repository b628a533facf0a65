package dev.docent.ingestion.parsing.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.ingestion.parsing.sandbox.SandboxProperties.Mode;
import java.nio.file.Path;
import java.util.List;

/** The sandbox of tests; tried once for all of them. */
public final class TestSandbox {

    /** What the system of the test offers. */
    public static final ParsingSandbox AUTO = of(Mode.AUTO);

    private TestSandbox() {}

    public static ParsingSandbox of(Mode mode) {
        return new ParsingSandbox(new SandboxProperties(mode, List.of()), Path.of("target", "sandbox"), "tesseract");
    }

    /** {@return a complete sandbox; skips the test on systems that do not have all its parts} */
    public static ParsingSandbox complete() {
        var missing = KernelFeatures.detect().missing();
        assumeTrue(missing.isEmpty(), () -> "Missing here: " + missing);
        return of(Mode.REQUIRED);
    }
}
