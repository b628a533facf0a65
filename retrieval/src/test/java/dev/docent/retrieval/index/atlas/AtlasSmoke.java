package dev.docent.retrieval.index.atlas;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Keeps and finds passages in the server of {@code MONGO_URI}, in earnest, in a database {@code docent_tests} that it empties.
 * Never run by a build, since its name does not end in {@code Test}: CONTRIBUTING.md says how to run it.
 */
class AtlasSmoke {

    @ParameterizedTest
    @EnumSource
    void findsWhatWasPutAndNothingThatWasRemoved(Fusion fusion) {
        var uri = Objects.requireNonNull(System.getenv("MONGO_URI"), "MONGO_URI must name the server");
        try (var index = new OpenedIndex(uri, fusion)) {
            var begun = System.nanoTime();
            index.replace(
                    new DocumentRef(OWNER, "sea"),
                    List.of(passage(source(OWNER, BASE, "sea"), 0, "Waves roll ashore.", 1, 0, 0)));
            index.replace(
                    new DocumentRef("bob", "sea"),
                    List.of(passage(source("bob", BASE, "sea"), 0, "His waves.", 1, 0, 0)));
            System.out.printf("%s: shown after %d ms%n", fusion, (System.nanoTime() - begun) / 1_000_000);

            for (var mode : SearchMode.values()) {
                assertThat(found(index, mode)).as(mode.name()).containsExactly("Waves roll ashore.");
            }

            index.delete(new DocumentRef(OWNER, "sea"));
            for (var mode : SearchMode.values()) {
                assertThat(found(index, mode)).as(mode.name()).isEmpty();
            }
        }
    }

    @SuppressWarnings("NullAway") // It does not see from a class file that it is the array that may be null.
    private static List<String> found(OpenedIndex index, SearchMode mode) {
        var vector = mode == SearchMode.KEYWORD ? null : Passages.unit(1, 0, 0);
        return index.search(new PassageQuery(Scope.of(OWNER, BASE), "waves", vector, mode, 10, null)).stream()
                .map(hit -> hit.passage().text())
                .toList();
    }
}
