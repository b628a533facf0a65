package dev.docent.ingestion.parsing.sandbox;

import dev.docent.ingestion.parsing.sandbox.SandboxProperties.Mode;
import dev.docent.runtime.InvalidSettingException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Starts programs that parse documents, confined as the setting demands and the system permits. What they start is confined
 * too. Safe for concurrent use.
 */
public final class ParsingSandbox {

    private static final Logger log = LoggerFactory.getLogger(ParsingSandbox.class);
    private static final int TRIAL_SECONDS = 60;
    private static final DataSize TRIAL_HEAP = DataSize.ofMegabytes(64);

    private final Mode mode;
    private final Path folder;
    private final KernelFeatures features;
    private final ConfinementRules rules;
    private final List<String> launcher;
    private final CompletableFuture<Optional<String>> failure;

    /**
     * Begins to try a sandbox, in the background.
     *
     * @param folder for files of the launcher, created when needed
     * @param tesseract name or path of the Tesseract executable
     * @throws InvalidSettingException if a sandbox is required, and a part of it or all of it is not in force
     */
    public ParsingSandbox(SandboxProperties properties, Path folder, String tesseract) {
        this(properties, folder, tesseract, KernelFeatures.detect());
    }

    ParsingSandbox(SandboxProperties properties, Path folder, String tesseract, KernelFeatures features) {
        this.mode = properties.sandbox();
        this.folder = folder;
        this.features = features;
        this.rules = new ConfinementRules(features, tesseract, properties.readable());
        var unused = mode == Mode.OFF || !features.any();
        this.launcher = unused ? List.of() : LauncherCommand.in(folder);
        this.failure = unused
                ? CompletableFuture.completedFuture(Optional.empty())
                : CompletableFuture.supplyAsync(
                        this::trial,
                        task -> Thread.ofPlatform().name("sandbox-trial").start(task));
        if (mode == Mode.REQUIRED) {
            require();
        }
    }

    /** {@return the state of the sandbox in a few words, for the table at the start; waits for the trial} */
    public String name() {
        return isInForce() ? "worker processes in a sandbox" : "worker processes, not in a sandbox";
    }

    /** {@return what the sandbox is made of, and what is missing; waits for the trial} */
    public String reason() {
        if (mode == Mode.OFF) {
            return "docent.parsing.sandbox is off";
        }
        var missing = failure.join().map(List::of).orElseGet(features::missing);
        var parts = isInForce() ? parts() : "";
        return missing.isEmpty()
                ? parts
                : parts + (parts.isEmpty() ? "" : "; ") + "missing: " + String.join(", ", missing);
    }

    /** {@return whether programs are confined, in whole or in part; waits for the trial} */
    public boolean isInForce() {
        return mode != Mode.OFF && features.any() && failure.join().isEmpty();
    }

    /**
     * Starts a program, confined if the sandbox is in force. Its standard input must be a pipe.
     *
     * @param document a folder that it may read
     * @param own its own folder
     * @param heap its Java heap, beyond which it may use a gigabyte of memory
     */
    public Process start(ProcessBuilder program, Path document, Path own, DataSize heap) throws IOException {
        return isInForce() ? confine(program, document, own, heap) : program.start();
    }

    private Process confine(ProcessBuilder program, Path document, Path own, DataSize heap) throws IOException {
        var confinement = rules.confine(program.command(), document, own, heap);
        var process = program.command(launcher).start();
        try {
            var out = new DataOutputStream(process.getOutputStream());
            confinement.writeTo(out);
            out.flush();
            return process;
        } catch (IOException failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    private void require() {
        var missing = failure.join().map(List::of).orElseGet(features::missing);
        if (!missing.isEmpty()) {
            throw new InvalidSettingException(
                    "docent.parsing.sandbox is required, but the sandbox of the processes that parse documents lacks: "
                            + String.join(", ", missing)
                            + ". Run Docent where this is available, or set docent.parsing.sandbox to auto.");
        }
    }

    private String parts() {
        return (features.landlock() > 0 ? "Landlock " + features.landlock() : "")
                + (features.landlock() > 0 && features.seccomp() ? ", " : "")
                + (features.seccomp() ? "seccomp" : "");
    }

    /** Starts the Java runtime in a sandbox. {@return why that fails; empty if it works} */
    private Optional<String> trial() {
        try {
            var java = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx32m",
                            "-XX:+UseSerialGC",
                            "-XX:-UsePerfData",
                            "-version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            java.environment().clear();
            var process = confine(java, folder, folder, TRIAL_HEAP);
            CompletableFuture.delayedExecutor(TRIAL_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
            var output = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    ? Optional.empty()
                    : failed(output.lines().findFirst().orElse("no output"));
        } catch (IOException failed) {
            return failed(String.valueOf(failed.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        }
    }

    private static Optional<String> failed(String cause) {
        log.warn("sandbox failed cause=\"{}\"", cause);
        return Optional.of("all, since Java does not start in it (" + cause + ")");
    }
}
