package dev.docent.retrieval.index.atlas;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.remote.RemotePassage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassageBatchesTest {

    @Test
    void writesManySmallPassagesInOneBatch() {
        assertThat(PassageBatches.of(passages(1_000, 1_000, 768)))
                .extracting(List::size)
                .containsExactly(1_000);
    }

    @Test
    void dividesLargePassagesByTheirBytes() {
        assertThat(PassageBatches.of(passages(5, 1_000_000, 3)))
                .extracting(List::size)
                .containsExactly(2, 2, 1);
    }

    @Test
    void countsTheBytesOfVectors() {
        assertThat(PassageBatches.of(passages(1_000, 10, 3_072))).hasSize(2);
    }

    @Test
    void leavesOutNothingAndKeepsThePassageThatIsTooLargeForABatch() {
        var passages = passages(3, 5_000_000, 3);

        assertThat(PassageBatches.of(passages)).extracting(List::size).containsExactly(1, 1, 1);
        assertThat(PassageBatches.of(passages).stream().flatMap(List::stream)).containsExactlyElementsOf(passages);
    }

    private static List<RemotePassage> passages(int passages, int characters, int dimensions) {
        var text = "x".repeat(characters);
        return IntStream.range(0, passages)
                .mapToObj(i -> passage(source(OWNER, BASE, "sea"), i, text, new float[dimensions]))
                .map(each -> new RemotePassage(1, each.passage(), List.of(), each.vector()))
                .toList();
    }
}
