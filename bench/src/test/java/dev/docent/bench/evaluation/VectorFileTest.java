package dev.docent.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {

    private static final Supplier<float[]> NEVER = () -> {
        throw new AssertionError("It is known already");
    };

    @TempDir
    private Path folder;

    @Test
    void remembersVectorsForTheNextRun() throws IOException {
        try (var vectors = open()) {
            vectors.get("sea", () -> new float[] {0.25f, -1});
            vectors.get("hill", () -> new float[] {3, 4});

            assertThat(vectors.get("sea", NEVER)).containsExactly(0.25f, -1);
        }
        try (var vectors = open()) {
            assertThat(vectors.get("sea", NEVER)).containsExactly(0.25f, -1);
            assertThat(vectors.get("hill", NEVER)).containsExactly(3, 4);
            assertThat(vectors.get("lake", () -> new float[] {1, 2})).containsExactly(1, 2);
        }
    }

    @Test
    void forgetsWhatAnInterruptedRunLeftHalfWritten() throws IOException {
        try (var vectors = open()) {
            vectors.get("sea", () -> new float[] {1, 2});
        }
        Files.write(file(), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        try (var vectors = open()) {
            vectors.get("hill", () -> new float[] {3, 4});
        }
        try (var vectors = open()) {
            assertThat(vectors.get("sea", NEVER)).containsExactly(1, 2);
            assertThat(vectors.get("hill", NEVER)).containsExactly(3, 4);
        }
    }

    private VectorFile open() {
        return new VectorFile(file(), 2);
    }

    private Path file() {
        return folder.resolve("made").resolve("vectors.bin");
    }
}
