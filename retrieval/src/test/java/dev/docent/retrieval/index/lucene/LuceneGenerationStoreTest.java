package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.passage.DocumentRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneGenerationStoreTest {

    private static final VectorSpace OLD = new VectorSpace("by-hand", Passages.DIMENSIONS);
    private static final VectorSpace OTHER = new VectorSpace("other", Passages.DIMENSIONS);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    private LuceneGenerationStore store;

    @BeforeEach
    void createAnIndexWithoutACatalogue() {
        try (var index = LucenePassageIndex.open(folder, OLD, ComputePool.INLINE)) {
            put(index, "sea", "Waves");
        }
        store = new LuceneGenerationStore(folder, ComputePool.INLINE);
    }

    @Test
    void adoptsAnIndexWithoutACatalogueAsTheFirstGeneration() throws IOException {
        var before = names().stream().filter(name -> name.startsWith("_")).toList();

        var catalogue = store.load(OTHER);

        assertThat(catalogue.serving().space()).isEqualTo(OLD);
        assertThat(catalogue.generations()).hasSize(1);
        try (var first = store.open(catalogue.serving())) {
            assertThat(first.statistics().passages()).isOne();
            assertThat(first.countEmbedded(new DocumentRef(Passages.OWNER, "sea")))
                    .isOne();
            assertThat(first.countEmbedded(new DocumentRef(Passages.OWNER, "absent")))
                    .isZero();
        }
        assertThat(names()).containsAll(before).doesNotContain("generations.json");
    }

    @Test
    void keepsGenerationsApartAndInTheCatalogue() {
        var catalogue = store.load(OLD).begun(OTHER, State.FILLING, NOW);
        store.save(store.load(OLD), catalogue);
        var second = catalogue.target().orElseThrow();
        try (var index = store.open(second)) {
            put(index, "land", "Hills");
        }

        assertThat(new LuceneGenerationStore(folder, ComputePool.INLINE).load(OLD))
                .isEqualTo(catalogue);
        try (var first = store.open(catalogue.serving());
                var other = store.open(second)) {
            assertThat(first.documents(null, 10)).extracting(DocumentRef::id).containsExactly("sea");
            assertThat(other.documents(null, 10)).extracting(DocumentRef::id).containsExactly("land");
            assertThat(other.space()).isEqualTo(OTHER);
        }
    }

    @Test
    void refusesVectorsOfAnotherSpaceWithTheSameDimensions() {
        try (var first = store.open(store.load(OLD).serving())) {
            var source = Passages.source(Passages.OWNER, Passages.BASE, "sky");
            var passage = Passages.passage(source, 0, "Clouds", 1, 0, 0);
            var strange = new EmbeddedPassage(passage.passage(), passage.vector(), OTHER);

            assertThatExceptionOfType(OutdatedVectorsException.class)
                    .isThrownBy(() -> first.put(new DocumentRef(Passages.OWNER, "sky"), List.of(strange)));
        }
    }

    @Test
    void deletesGenerationsThatTheCatalogueDoesNotList() throws IOException {
        var catalogue = store.load(OLD).begun(OTHER, State.FILLING, NOW);
        var second = catalogue.target().orElseThrow();
        try (var index = store.open(second)) {
            put(index, "land", "Hills");
        }
        var switched = catalogue.switchedTo(second.name(), State.KEPT).without("1");
        store.save(catalogue, switched);
        Files.createDirectories(folder.resolve("generation-7"));
        Files.writeString(folder.resolve("generation-7").resolve("_0.cfs"), "left");
        Files.writeString(folder.resolve("notes.txt"), "of somebody");

        assertThat(store.load(OLD)).isEqualTo(switched);

        assertThat(names()).containsExactlyInAnyOrder("generation-2", "generations.json", "notes.txt");
        try (var index = store.open(second)) {
            assertThat(index.statistics().passages()).isOne();
        }
    }

    @Test
    void dropsTheFirstGenerationOnly() throws IOException {
        var catalogue = store.load(OLD).begun(OTHER, State.FILLING, NOW);
        store.open(catalogue.target().orElseThrow()).close();
        store.save(catalogue, catalogue.switchedTo("2", State.KEPT).without("1"));

        store.delete(catalogue.serving());
        store.delete(catalogue.serving());

        assertThat(names()).containsExactlyInAnyOrder("generation-2", "generations.json");
    }

    @Test
    void reportsAnUnreadableCatalogue() throws IOException {
        Files.writeString(folder.resolve("generations.json"), "{\"generations\":[{\"state\":\"UNHEARD_OF\"}]}");

        assertThatExceptionOfType(UnusableIndexException.class)
                .isThrownBy(() -> store.load(OLD))
                .withMessageContaining("generations.json");
    }

    private static void put(PassageIndex index, String document, String text) {
        var source = Passages.source(Passages.OWNER, Passages.BASE, document);
        index.replace(new DocumentRef(Passages.OWNER, document), List.of(Passages.passage(source, 0, text, 1, 0, 0)));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
