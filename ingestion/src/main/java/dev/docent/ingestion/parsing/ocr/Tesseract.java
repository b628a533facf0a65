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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Recognises the words in pictures with Tesseract, the program, when it is installed. Each picture has a process of its
 * own with one thread and a time limit. Safe for concurrent use.
 */
public final class Tesseract {

    private static final Map<Ocr, Tesseract> KNOWN = new ConcurrentHashMap<>();
    private static final int LONGEST_OUTPUT = 64 << 20;
    private static final int SECONDS_TO_ANSWER = 10;

    private final Ocr settings;
    private final Optional<String> obstacle;

    private Tesseract(Ocr settings) {
        this.settings = settings;
        this.obstacle = obstacleTo(settings);
    }

    /** {@return the program as it is installed; it is asked once what it can do} */
    public static Tesseract of(Ocr settings) {
        return KNOWN.computeIfAbsent(settings, Tesseract::new);
    }

    /** {@return whether it is installed, switched on and knows the languages} */
    public boolean isUsable() {
        return obstacle.isEmpty();
    }

    /**
     * {@return what a picture shows}
     *
     * @param dotsPerInch how large it is; 0 when nobody knows
     */
    public RecognizedPage read(BufferedImage picture, int dotsPerInch) throws RecognitionException {
        return recognize(out -> Graymap.write(picture, out), dotsPerInch);
    }

    /** {@return what the file of a picture shows, which Tesseract itself decodes} */
    public RecognizedPage read(byte[] file) throws RecognitionException {
        return recognize(out -> out.write(file), 0);
    }

    /** Fails when nothing can be recognised at all. */
    public void require() throws RecognitionException {
        if (obstacle.isPresent()) {
            throw new RecognitionException(obstacle.get());
        }
    }

    private RecognizedPage recognize(Picture picture, int dotsPerInch) throws RecognitionException {
        require();
        var command = new ArrayList<>(List.of(settings.command(), "stdin", "stdout", "-l", settings.languages()));
        if (dotsPerInch > 0) {
            command.addAll(List.of("--dpi", String.valueOf(dotsPerInch)));
        }
        command.add("tsv");
        try {
            var ended = run(command, picture, settings.timePerPage().toMillis());
            if (ended.exit == 0) {
                return RecognizedText.of(ended.output);
            }
            throw new RecognitionException(
                    ended.late ? "recognising the text took too long" : "Tesseract could not read the picture");
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
                    List.of(settings.command(), "--list-langs"),
                    out -> {},
                    TimeUnit.SECONDS.toMillis(SECONDS_TO_ANSWER));
            var languages = listed.output.lines().map(String::strip).toList();
            return Arrays.stream(settings.languages().split("\\+"))
                    .filter(language -> !languages.contains(language))
                    .findFirst()
                    .map(missing -> "Tesseract is not installed with the language '%s' (docent.parsing.ocr.languages)"
                            .formatted(missing));
        } catch (IOException absent) {
            return Optional.of("Tesseract, which recognises text in pictures, is not installed");
        }
    }

    /** A process that is ended closes its output under the reader; its exit says the rest. */
    private static String output(Process process) {
        try {
            return new String(process.getInputStream().readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }

    private static Ended run(List<String> command, Picture input, long millis) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        var process = builder.start();
        var late = new AtomicBoolean();
        var alarm = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    process.destroyForcibly();
                },
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
        try {
            try (var in = process.getOutputStream()) {
                input.writeTo(in);
            } catch (IOException notTaken) {
                // Its exit says why.
            }
            var output = output(process);
            int exit = process.waitFor();
            return new Ended(exit, output, late.get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } finally {
            alarm.cancel(false);
            process.destroyForcibly();
        }
    }

    private interface Picture {
        void writeTo(OutputStream out) throws IOException;
    }

    private record Ended(int exit, String output, boolean late) {}
}
