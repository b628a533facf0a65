package dev.docent.ingestion.parsing.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Excessively large files, created by the test. */
class HostileSizesTest {

    private static final int HEAP = 512;

    @TempDir
    Path folder;

    @Test
    void rejectsALineOfTwoHundredMegabytes() throws IOException {
        var piece = "The ferry leaves at seven from the northern pier. ".repeat(20_000);
        var file = folder.resolve("a.txt");
        try (var out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 200; i++) {
                out.write(piece);
            }
        }

        try (var pool = new HostilePool(folder.resolve("workers"), HEAP)) {
            var refusal = pool.read(file, "a.txt", null).refused();

            assertThat(refusal.reason()).isEqualTo(Reason.LIMIT);
            assertThat(refusal).hasMessageContaining("20,000,000 characters");
        }
    }

    @Test
    void readsATableOfAMillionRows() throws IOException {
        var file = folder.resolve("a.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("id,name,amount\n");
            for (int i = 0; i < 1_000_000; i++) {
                out.write(i + ",n" + i % 1_000 + ",7\n");
            }
        }

        try (var pool = new HostilePool(folder.resolve("workers"), HEAP)) {
            var blocks = pool.read(file, "a.csv", null).read().blocks();

            assertThat(blocks)
                    .allSatisfy(block -> assertThat(block)
                            .isInstanceOfSatisfying(
                                    Block.Table.class,
                                    table -> assertThat(table.header()).containsExactly("id", "name", "amount")));
            assertThat(blocks.stream()
                            .mapToInt(block -> ((Block.Table) block).rows().size())
                            .sum())
                    .isEqualTo(1_000_000);
        }
    }
}
