package dev.docent.ingestion.document.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.storage.objects.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OriginalsTest {

    private final InMemoryObjects objects = new InMemoryObjects();
    private final Originals originals = new Originals(objects);

    @Test
    void hashesAndCountsWhatItStores() throws IOException {
        var original = originals.store(new DocumentRef("ann", "d1"), stream("abc"));

        // The example of FIPS 180-2, appendix B.1.
        assertThat(original.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(original.size()).isEqualTo(3);
        try (var stored = originals.open(new DocumentRef("ann", "d1"))) {
            assertThat(stored.content()).hasContent("abc");
        }
    }

    @Test
    void listsOriginalsAndNothingElse() {
        originals.store(new DocumentRef("ann", "d1"), stream("abc"));
        objects.put(ObjectKey.of("texts", "ann", "d2"), stream("text"));
        objects.put(ObjectKey.of("originals", "stray"), stream("stray"));

        try (var listed = originals.list()) {
            assertThat(listed).containsExactly(new DocumentRef("ann", "d1"));
        }
    }

    private static ByteArrayInputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
