package dev.docent.retrieval.perception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.perception.Transcript.Part;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private static final Duration LENGTH = Duration.ofMinutes(90);

    @Test
    void hasThePartsWithTheTimesThatTheModelStates() {
        var written = """
                [00:00] Good morning.

                [01:20]  The ferry leaves at seven.
                Nobody may board later.
                [1:02:05] Good night.
                """;

        assertThat(Transcript.of(written, LENGTH, true).parts())
                .containsExactly(
                        new Part(0, "Good morning."),
                        new Part(80, "The ferry leaves at seven."),
                        new Part(null, "Nobody may board later."),
                        new Part(3725, "Good night."));
    }

    @Test
    void believesNoTimeThatCannotBe() {
        var written = """
                [05:00] First.
                [04:00] Second.
                [99:00] Third.
                [06:00]
                [06:30] Fourth.
                """;

        assertThat(Transcript.of(written, LENGTH, true).parts())
                .containsExactly(
                        new Part(300, "First."),
                        new Part(null, "Second."),
                        new Part(null, "Third."),
                        new Part(390, "Fourth."));
    }

    @Test
    void isEmptyIfNothingIsSaid() {
        assertThat(Transcript.of("", LENGTH, true).parts()).isEmpty();
    }
}
