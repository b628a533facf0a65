package dev.docent.bench.ingestion;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.FileSystemUtils;

/**
 * The command that compares worker processes in a sandbox with those without: the time to start one, the time to parse the
 * files of a folder, and what is read. Both take turns at each file, so that what else the machine does slows both.
 */
public final class SandboxCost {

    private static final int ROUNDS = 5;
    private static final int STARTS = 9;

    private final Path data = Files.createTempDirectory("sandbox");

    private SandboxCost() throws IOException {}

    /** Takes a folder of documents and prints one figure per line. Exits with 2 without a folder. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("Usage: SandboxCost FOLDER");
            System.exit(2);
        }
        var comparison = new SandboxCost();
        try {
            comparison.starts();
            comparison.files(files(Path.of(arguments[0])));
        } finally {
            FileSystemUtils.deleteRecursively(comparison.data);
        }
    }

    private void starts() throws IOException {
        var file = Files.writeString(data.resolve("short.txt"), "A short text.");
        var off = new double[STARTS];
        var required = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            off[i] = start("off", file);
            required[i] = start("required", file);
        }
        print("start_seconds_off", median(off));
        print("start_seconds_required", median(required));
    }

    private double start(String sandbox, Path file) {
        try (var context = context(sandbox)) {
            return parse(context.getBean(DocumentParser.class), file).seconds;
        }
    }

    private void files(List<Path> files) {
        try (var off = context("off");
                var required = context("required")) {
            var withoutSandbox = off.getBean(DocumentParser.class);
            var inSandbox = required.getBean(DocumentParser.class);
            var ratios = new double[ROUNDS];
            for (int round = -1; round < ROUNDS; round++) {
                double slow = 0;
                double fast = 0;
                for (var file : files) {
                    var expected = parse(withoutSandbox, file);
                    var read = parse(inSandbox, file);
                    fast += expected.seconds;
                    slow += read.seconds;
                    if (!Objects.equals(expected.document, read.document)) {
                        System.out.println("different=" + file.getFileName());
                    }
                }
                // The first round warms up.
                if (round >= 0) {
                    ratios[round] = fast / slow;
                    System.out.printf("round=%d seconds_off=%.2f seconds_required=%.2f%n", round + 1, fast, slow);
                }
            }
            print("files", files.size());
            print("speed_required_to_off", median(ratios));
        }
    }

    private static Reading parse(DocumentParser parser, Path file) {
        var start = System.nanoTime();
        var document = read(parser, new DocumentFile(file, file.getFileName().toString(), null));
        return new Reading(document, (System.nanoTime() - start) / 1e9);
    }

    private static @Nullable ParsedDocument read(DocumentParser parser, DocumentFile file) {
        try {
            return parser.parse(file, ReadingProgress.NONE);
        } catch (UnreadableDocumentException refused) {
            return null;
        }
    }

    private ConfigurableApplicationContext context(String sandbox) {
        return new SpringApplicationBuilder(Workers.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "docent.data=" + data.resolve(sandbox),
                        "docent.parsing.sandbox=" + sandbox,
                        "docent.parsing.workers.count=1",
                        "spring.main.banner-mode=off",
                        "logging.level.root=WARN")
                .run();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String name, double value) {
        System.out.printf("%s=%.3f%n", name, value);
    }

    private record Reading(@Nullable ParsedDocument document, double seconds) {}

    @ComponentScan("dev.docent.ingestion.parsing.worker")
    static class Workers {}
}
