package dev.docent.api.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.InMemoryPassageIndex;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddedPassagesTest {

    private static final DocumentRef DOCUMENT = new DocumentRef("owner", "document");

    private final InMemoryPassageIndex index = new InMemoryPassageIndex();
    private final EmbeddedPassages embedded = new EmbeddedPassages(index);

    @Test
    void areThereWithoutTheVectorThatTheModelRefused() {
        var all = IntStream.range(0, 1_100)
                .mapToObj(EmbeddedPassagesTest::passage)
                .toList();
        index.putWithoutVectors(DOCUMENT, all);
        index.addVectors(
                DOCUMENT,
                all.stream()
                        .filter(passage -> passage.ordinal() != 700)
                        .map(passage -> new EmbeddedPassage(passage, new float[] {passage.ordinal()}))
                        .toList());

        var views = embedded.of(
                DOCUMENT, (passage, vector) -> passage.ordinal() + (vector == null ? " none" : " " + (int) vector[0]));

        assertThat(views)
                .isEqualTo(IntStream.range(0, 1_100)
                        .mapToObj(ordinal -> ordinal + " " + (ordinal == 700 ? "none" : ordinal))
                        .toList());
    }

    private static Passage passage(int ordinal) {
        var source =
                new PassageSource("owner", "base", "document", "a.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        return new Passage("document-" + ordinal, source, ordinal, "text", 0, 4, null, null, List.of(), 1, false);
    }
}
