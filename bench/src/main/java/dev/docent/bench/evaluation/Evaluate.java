package dev.docent.bench.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import org.springframework.util.FileSystemUtils;

/** The command that evaluates a collection. */
public final class Evaluate {

    private Evaluate() {}

    /** Prints the report. Exits with 2 if the options are wrong. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        System.out.print(ReportTable.of(report(parsed(arguments))));
    }

    private static Options parsed(String... arguments) {
        try {
            return Options.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + System.lineSeparator() + Options.USAGE);
            System.exit(2);
            throw wrong;
        }
    }

    private static Report report(Options options) throws IOException, InterruptedException, ExecutionException {
        var data = Files.createTempDirectory("evaluation");
        try (var parts = Pipeline.start(data, options.vectors())) {
            var report = new CollectionEvaluation(options, TestCollection.read(options.folder()), parts).run();
            if (options.out() != null) {
                report.write(options.out());
            }
            return report;
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
