package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PassageFieldsTest {

    @Test
    void giveThePassageBackWithItsLanguage() {
        var source = new PassageSource(
                Passages.OWNER, Passages.BASE, "d", "d.txt", "text/plain", Instant.EPOCH, Map.of(), "de");
        var passage = new Passage("d-0", source, 0, "Häuser", 0, 6, null, null, List.of("See"), 7, false);

        assertThat(PassageFields.passage(PassageFields.document(passage, null))).isEqualTo(passage);
    }
}
