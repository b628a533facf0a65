package dev.docent.bench.microbenchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The command that measures every step against its floors. */
public final class Microbenchmarks {

    private static final int FORKS = 2;
    private static final int ROUNDS = 5;
    private static final TimeValue ROUND = TimeValue.seconds(2);

    private Microbenchmarks() {}

    /** @param arguments the folder of a collection, a file for vectors, and optionally a pattern of steps */
    public static void main(String[] arguments) throws RunnerException {
        if (arguments.length < 2) {
            System.err.println("Usage: Microbenchmarks FOLDER VECTORS [PATTERN]");
            System.exit(2);
        }
        var options = over(Path.of(arguments[0]), Path.of(arguments[1]))
                .include(arguments.length > 2 ? arguments[2] : Microbenchmarks.class.getPackageName())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(FORKS)
                .warmupIterations(ROUNDS)
                .warmupTime(ROUND)
                .measurementIterations(ROUNDS)
                .measurementTime(ROUND)
                .build();
        System.out.print(StepTable.of(new Runner(options).run()));
    }

    static ChainedOptionsBuilder over(Path folder, Path vectors) {
        return new OptionsBuilder()
                .param("folder", folder.toAbsolutePath().toString())
                .param("vectors", vectors.toAbsolutePath().toString())
                .shouldFailOnError(true);
    }

    /** Formats results as Markdown: a row for each floor of a step. Errors are half of the 99.9 % interval of the mean. */
    static final class StepTable {

        private static final String DOCENT = "docent";
        private static final String HEADER = """
                | step | µs | floor | µs | ratio |
                |---|---|---|---|---|
                """;

        static String of(Collection<RunResult> results) {
            Map<String, List<RunResult>> steps = new TreeMap<>();
            results.forEach(result -> steps.computeIfAbsent(part(result, 2), step -> new ArrayList<>())
                    .add(result));
            var table = new StringBuilder(HEADER);
            steps.forEach((step, measured) -> measured.stream()
                    .filter(result -> part(result, 1).equals(DOCENT))
                    .findFirst()
                    .ifPresent(docent -> measured.stream()
                            .filter(floor -> floor != docent)
                            .forEach(floor -> table.append(line(step, docent, floor)))));
            return table.toString();
        }

        private static String line(String step, RunResult docent, RunResult floor) {
            var ratio = docent.getPrimaryResult().getScore()
                    / floor.getPrimaryResult().getScore();
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.2f |%n",
                    step,
                    time(docent),
                    part(floor, 1),
                    time(floor),
                    ratio);
        }

        private static String time(RunResult result) {
            var measured = result.getPrimaryResult();
            return String.format(Locale.ROOT, "%.1f ± %.1f", measured.getScore(), measured.getScoreError());
        }

        private static String part(RunResult result, int fromTheEnd) {
            var names = result.getParams().getBenchmark().split("\\.");
            return names[names.length - fromTheEnd];
        }
    }
}
