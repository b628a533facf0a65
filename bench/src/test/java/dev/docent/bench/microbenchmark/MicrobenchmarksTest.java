package dev.docent.bench.microbenchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.bench.microbenchmark.Microbenchmarks.StepTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every step once, in this process, so that none breaks unnoticed. Nothing is timed. */
class MicrobenchmarksTest {

    @TempDir
    private Path folder;

    /** JMH would rather not run twice on one machine, which builds do. */
    @BeforeAll
    static void runsBesideOthers() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @Test
    void measureEveryStepAndItsFloors() throws IOException, RunnerException {
        Files.write(
                folder.resolve("corpus.jsonl"),
                List.of(
                        "{\"_id\": \"1\", \"title\": \"Lighthouse\", \"text\": \"It was lit in 1889. A keeper lives there.\"}",
                        "{\"_id\": \"2\", \"title\": \"\", \"text\": \"Herring is salted, cf. Cod. It keeps for a year.\"}"));
        Files.write(
                folder.resolve("queries.jsonl"),
                List.of("{\"_id\": \"1\", \"text\": \"When was the lighthouse lit?\"}"));
        Files.write(folder.resolve("qrels.tsv"), List.of("query-id\tcorpus-id\tscore"));

        var options = Microbenchmarks.over(folder, folder.resolve("vectors.bin"))
                .include(Microbenchmarks.class.getPackageName())
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .verbosity(VerboseMode.SILENT)
                .build();
        var table = StepTable.of(new Runner(options).run());

        assertThat(table.lines().skip(2).map(line -> line.split(" *\\| *")[1]))
                .containsExactly(
                        "AnswerExtraction",
                        "Chunking",
                        "Chunking",
                        "Fusion",
                        "HybridSearch",
                        "Indexing",
                        "PassageEmbeddingStep",
                        "QuestionEmbeddingStep");
    }
}
