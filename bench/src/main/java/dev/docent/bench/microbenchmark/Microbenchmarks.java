package dev.docent.bench.microbenchmark;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
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
}
