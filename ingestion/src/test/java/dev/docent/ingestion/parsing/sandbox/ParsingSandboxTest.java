package dev.docent.ingestion.parsing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.parsing.sandbox.SandboxProperties.Mode;
import dev.docent.runtime.InvalidSettingException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParsingSandboxTest {

    @TempDir
    Path folder;

    @Test
    void saysThatItIsOff() {
        var off = sandbox(Mode.OFF, new KernelFeatures(Architecture.X86_64, 6, true));

        assertThat(off.isInForce()).isFalse();
        assertThat(off.name()).isEqualTo("worker processes, not in a sandbox");
        assertThat(off.reason()).isEqualTo("docent.parsing.sandbox is off");
    }

    @Test
    void saysWhatOtherSystemsLack() {
        var other = sandbox(Mode.AUTO, new KernelFeatures(null, 0, false));

        assertThat(other.isInForce()).isFalse();
        assertThat(other.reason())
                .isEqualTo("missing: Landlock and seccomp (only Linux on x86_64 and aarch64 has them)");
    }

    @ParameterizedTest
    @CsvSource({"2, true, truncation", "5, true, signals", "6, false, sockets", "0, true, files"})
    void namesWhatIsMissing(int landlock, boolean seccomp, String missing) {
        assertThat(new KernelFeatures(Architecture.AARCH64, landlock, seccomp).missing())
                .anySatisfy(text -> assertThat(text).startsWith(missing));
    }

    @Test
    void refusesToStartWhereARequiredPartIsMissing() {
        assertThatThrownBy(() -> sandbox(Mode.REQUIRED, new KernelFeatures(null, 0, false)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContainingAll("docent.parsing.sandbox is required", "lacks: Landlock and seccomp");
    }

    @Test
    void isTriedBeforeItIsUsed() {
        var complete = TestSandbox.complete();

        assertThat(complete.isInForce()).isTrue();
        assertThat(complete.reason()).matches("Landlock \\d+, seccomp");
    }

    /** The kernel of the test refuses a filter for another architecture's calls at the first call. */
    @Test
    void isNotUsedIfTheTrialFails() {
        TestSandbox.complete();
        var other = Architecture.current() == Architecture.X86_64 ? Architecture.AARCH64 : Architecture.X86_64;

        var failed = sandbox(Mode.AUTO, new KernelFeatures(other, 1, true));

        assertThat(failed.isInForce()).isFalse();
        assertThat(failed.reason()).startsWith("missing: all, since Java does not start in it");
    }

    private ParsingSandbox sandbox(Mode mode, KernelFeatures features) {
        return new ParsingSandbox(new SandboxProperties(mode, List.of()), folder, "tesseract", features);
    }
}
