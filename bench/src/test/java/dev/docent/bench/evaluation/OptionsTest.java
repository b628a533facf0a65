package dev.docent.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.bench.evaluation.RetrievalEvaluation.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeCollection() throws IOException {
        Files.createFile(folder.resolve("corpus.jsonl"));
    }

    @Test
    void runsEverythingWhenOnlyAFolderIsGiven() {
        assertThat(parse()).isEqualTo(new Options(folder, List.of(Mode.values()), Integer.MAX_VALUE, null, null));
    }

    @Test
    void readsEveryOption() {
        assertThat(parse("--modes", "hybrid,rrf", "--answers", "7", "--out", "a.json", "--vectors", "b.bin"))
                .isEqualTo(new Options(folder, List.of(Mode.HYBRID, Mode.RRF), 7, Path.of("a.json"), Path.of("b.bin")));
        assertThat(parse("--modes", "none").modes()).isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        assertRefused("--modes takes none, or some of keyword,semantic,hybrid,rrf", "--modes", "fast");
        assertRefused("--answers takes a number", "--answers", "-1");
        assertRefused("--out needs a value", "--out");
        assertRefused("Unknown option --fast", "--fast", "1");
        assertThatThrownBy(Options::parse).hasMessage("A folder is missing");
        assertThatThrownBy(() -> Options.parse("nowhere")).hasMessage("There is no corpus.jsonl in nowhere");
    }

    private void assertRefused(String message, String... options) {
        assertThatThrownBy(() -> parse(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private Options parse(String... options) {
        return Options.parse(
                Stream.concat(Stream.of(folder.toString()), Stream.of(options)).toArray(String[]::new));
    }
}
