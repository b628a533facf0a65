package dev.docent.ingestion.parsing.ocr;

import dev.docent.ingestion.parsing.ParsingProperties.Ocr;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.io.function.IOConsumer;

/**
 * Recognizes the text in pictures with the Tesseract program, if it is installed. Each picture is read by a process of
 * its own with one thread and a time limit. Safe for concurrent use.
 */
public final class Tesseract {

    private static final Map<Ocr, Tesseract> KNOWN = new ConcurrentHashMap<>();
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final int MAX_OUTPUT = 64 << 20;
    private static final int ANSWER_SECONDS = 10;

    /** Reads a block of lines of a machine-readable zone. */
    private static final List<String> ZONE = List.of(
            "--psm",
            "6",
            "-c",
            "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<",
            "-c",
            "load_system_dawg=0",
            "-c",
            "load_freq_dawg=0");

    private final Ocr settings;
    private final Optional<String> obstacle;

    private Tesseract(Ocr settings) {
        this.settings = settings;
        this.obstacle = obstacleTo(settings);
    }

    /** {@return the installed program; its languages are queried once} */
    public static Tesseract of(Ocr settings) {
        return KNOWN.computeIfAbsent(settings, Tesseract::new);
    }

    /** {@return whether Tesseract is enabled and installed with the required languages} */
    public boolean isUsable() {
        return obstacle.isEmpty();
    }

    /**
     * {@return the text in the picture}
     *
     * @param dotsPerInch resolution; 0 if unknown
     */
    public RecognizedPage read(BufferedImage picture, int dotsPerInch) throws RecognitionException {
        return recognize(out -> PgmImage.write(picture, out), dotsPerInch, List.of());
    }

    /** {@return the text in a picture that has only the letters A to Z, digits and fillers} */
    RecognizedPage readZone(BufferedImage picture) throws RecognitionException {
        return recognize(out -> PgmImage.write(picture, out), 0, ZONE);
    }

    /** {@return the text in a picture file, which Tesseract decodes itself} */
    public RecognizedPage read(byte[] file) throws RecognitionException {
        return recognize(out -> out.write(file), 0, List.of());
    }

    /** Fails if OCR is not available. */
    public void require() throws RecognitionException {
        if (obstacle.isPresent()) {
            throw new RecognitionException(obstacle.get());
        }
    }

    /** Kills the processes that this one has started; for its end, when it may not be able to list them. */
    public static void endAll() {
        RUNNING.forEach(Process::destroyForcibly);
    }

    private RecognizedPage recognize(IOConsumer<OutputStream> picture, int dotsPerInch, List<String> options)
            throws RecognitionException {
        require();
        var command = new ArrayList<>(List.of(settings.command(), "stdin", "stdout", "-l", settings.languages()));
        if (dotsPerInch > 0) {
            command.addAll(List.of("--dpi", String.valueOf(dotsPerInch)));
        }
        command.addAll(options);
        command.add("tsv");
        try {
            var result = run(command, picture, settings.timePerPage().toMillis());
            if (result.exit == 0) {
                return RecognizedText.of(result.output);
            }
            throw new RecognitionException(
                    result.timedOut ? "recognizing the text took too long" : "Tesseract could not read the picture");
        } catch (IOException gone) {
            throw new RecognitionException("Tesseract could not read the picture");
        }
    }

    private static Optional<String> obstacleTo(Ocr settings) {
        if (!settings.enabled()) {
            return Optional.of("character recognition is switched off (docent.parsing.ocr.enabled)");
        }
        try {
            var listed = run(
                    List.of(settings.command(), "--list-langs"), out -> {}, TimeUnit.SECONDS.toMillis(ANSWER_SECONDS));
            var languages = listed.output.lines().map(String::strip).toList();
            return Arrays.stream(settings.languages().split("\\+"))
                    .filter(language -> !languages.contains(language))
                    .findFirst()
                    .map(missing -> "Tesseract is not installed with the language '%s' (docent.parsing.ocr.languages)"
                            .formatted(missing));
        } catch (IOException absent) {
            return Optional.of("Tesseract, which recognizes text in pictures, is not installed");
        }
    }

    /** Reading fails if the process is killed; its exit code then tells why. */
    private static String output(Process process) {
        try {
            return new String(process.getInputStream().readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
        } catch (IOException killed) {
            return "";
        }
    }

    private static Result run(List<String> command, IOConsumer<OutputStream> input, long millis) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        var process = builder.start();
        RUNNING.add(process);
        var timedOut = new AtomicBoolean();
        var timeout = CompletableFuture.runAsync(
                () -> {
                    timedOut.set(true);
                    process.destroyForcibly();
                },
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
        try {
            try (var in = process.getOutputStream()) {
                input.accept(in);
            } catch (IOException closed) {
                // The exit code tells why the process stopped reading.
            }
            var output = output(process);
            return new Result(process.waitFor(), output, timedOut.get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } finally {
            timeout.cancel(false);
            process.destroyForcibly();
            RUNNING.remove(process);
        }
    }

    private record Result(int exit, String output, boolean timedOut) {}

    /** Thrown when a page cannot be read by OCR. */
    public static final class RecognitionException extends Exception {

        RecognitionException(String reason) {
            super(reason);
        }

        /** {@return the reason, as the end of a sentence whose subject is the pages} */
        public String reason() {
            return String.valueOf(getMessage());
        }
    }
}
