package dev.docent.retrieval.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes between the steps of a fill, one step after the other: no fill runs. */
class GenerationsTest {

    private final NamedModel old = new NamedModel("old", 4);
    private final NamedModel other = new NamedModel("other", 6);

    @TempDir
    Path folder;

    @BeforeEach
    void madeWithTheOldModel() {
        try (var index = new IndexInFolder(folder, old)) {
            index.upload("sea", "waves", "tides");
        }
    }

    @Test
    void doesNotServeWhatWasPausedAfterSomethingCame() {
        try (var index = new IndexInFolder(folder, other, old)) {
            var watched = index.generations.now().changed();
            index.upload("sky", "clouds");
            index.administration.pause();

            assertThatExceptionOfType(FillStoppedException.class)
                    .isThrownBy(() -> index.generations.serveTarget(watched, document -> true));

            assertThat(index.states()).containsExactly("1 old SERVING", "2 other HELD");
            assertThat(index.nearest("clouds")).contains("clouds");
        }
    }
}
