package dev.docent.retrieval.generation;

import static dev.docent.retrieval.generation.IndexInFolder.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.docent.retrieval.generation.GenerationException.WrongStateException;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.FillLease;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.lucene.LuceneGenerations;
import dev.docent.retrieval.passage.DocumentRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What comes between the steps of a fill, one step after the other: no fill runs. */
@ExtendWith(OutputCaptureExtension.class)
class GenerationsTest {

    private final NamedModel old = new NamedModel("old", 4);
    private final NamedModel other = new NamedModel("other", 6);

    private Runnable meanwhile = () -> {};

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

            assertThatExceptionOfType(GenerationFill.FillStoppedException.class)
                    .isThrownBy(() -> index.generations.serveTarget(
                            watched, document -> true, FillLease.sole(LuceneGenerations.in(folder))));

            assertThat(index.states()).containsExactly("1 old SERVING", "2 other HELD");
            assertThat(index.nearest("clouds")).contains("clouds");
        }
    }

    @Test
    void looksAgainAtWhatWasRemovedWhileItWasRead() {
        var here = new DocumentRef(OWNER, "sea");
        var store = ObservedDeletions.of(LuceneGenerations.in(folder), () -> meanwhile.run());
        try (var index = new IndexInFolder(store, RebuildProperties.Start.AUTOMATIC, other, old)) {
            var watched = index.generations.now().changed();
            meanwhile = watched::take;

            index.index.delete(new DocumentRef(OWNER, "sea"));

            assertThat(watched.contains(here)).isTrue();

            var removals = new AtomicLong();
            meanwhile = () -> removals.set(watched.deletions());

            index.index.delete(IndexInFolder.SCOPE);

            assertThat(watched.deletions()).isGreaterThan(removals.get());
        }
    }

    @Test
    void looksAgainAtWhatFailedInTheMiddle() {
        var store = ObservedDeletions.of(LuceneGenerations.in(folder), () -> {
            throw new IllegalStateException("The disk is full");
        });
        try (var index = new IndexInFolder(store, RebuildProperties.Start.AUTOMATIC, other, old)) {
            assertThatIllegalStateException().isThrownBy(() -> index.index.delete(new DocumentRef(OWNER, "sea")));

            assertThat(index.generations.now().changed().contains(new DocumentRef(OWNER, "sea")))
                    .isTrue();
        }
    }

    @Test
    void notesWhatChangesOnlyWhileAnotherCatchesUp() {
        try (var index = new IndexInFolder(folder, old)) {
            index.upload("sky", "clouds");
            index.index.delete(new DocumentRef(OWNER, "sea"));
            assertThat(index.generations.now().changed().take()).isEmpty();
        }
        try (var index = new IndexInFolder(folder, other, old)) {
            index.upload("sky", "storms");
            assertThat(index.generations.now().changed().take()).hasSize(1);

            index.administration.pause();
            index.upload("sky", "winds");
            assertThat(index.generations.now().changed().take()).isEmpty();

            index.started().administration.start();

            await().until(() -> index.generations.name().equals("2"));
            assertThat(index.nearest("winds")).containsExactly("winds");
        }
    }

    @Test
    void changesNothingThatWasDecidedBeforeASwitch() {
        try (var index = new IndexInFolder(folder, other, old)) {
            var seen = index.generations.now().catalogue();
            var target = seen.target().orElseThrow();
            assertThat(index.generations.serveTarget(
                            index.generations.now().changed(),
                            document -> true,
                            FillLease.sole(LuceneGenerations.in(folder))))
                    .isTrue();

            assertThatExceptionOfType(WrongStateException.class)
                    .isThrownBy(() -> index.generations.change(seen, seen.with(target.name(), State.HELD)));
            assertThatExceptionOfType(WrongStateException.class).isThrownBy(() -> index.generations.delete(target));

            assertThat(index.states()).containsExactly("1 old KEPT", "2 other SERVING");
        }
    }

    @Test
    void embedsWhatLacksAVectorWhereverItStandsInALargeDocument() {
        var texts = IndexInFolder.numbered("large", 1100);
        var passages = IndexInFolder.passages("large", texts);
        try (var index = new IndexInFolder(folder, other, old)) {
            index.upload("large", texts);
            var target =
                    Objects.requireNonNull(index.generations.now().target()).index();
            target.putWithoutVectors(new DocumentRef(OWNER, "large"), passages);
            // As a worker does that embeds the later ones while the switch is near.
            target.addVectors(
                    new DocumentRef(OWNER, "large"),
                    passages.subList(600, 1100).stream()
                            .map(each -> new EmbeddedPassage(each, other.vector(each.text()), other.space()))
                            .toList());
            target.flush();
            index.started();

            await().until(() -> index.generations.name().equals("2"));
            assertThat(index.generations.now().serving().index().countEmbedded(new DocumentRef(OWNER, "large")))
                    .isEqualTo(1100);
            assertThat(other.embedded()).containsKey("large number599").doesNotContainKey("large number600");
        }
    }

    @Test
    void namesWhatHasNoVectorWhereTheOneThatWasAboutToServeIsGivenUp(CapturedOutput log) {
        try (var withoutTheOldModel = new IndexInFolder(folder, other)) {
            withoutTheOldModel.upload("sky", "clouds", "storms");
        }
        try (var index = new IndexInFolder(folder, old)) {
            assertThat(index.states()).containsExactly("1 old SERVING", "2 other KEPT");
            assertThat(index.byWords("clouds")).containsExactly("clouds");
            assertThat(MissingVectors.of(index.generations.now().serving().index()))
                    .isEqualTo(new MissingVectors(2, List.of("sky")));
            assertThat(log).contains("passages_without_vector=2", "documents=[sky]");

            index.upload("sky", "clouds", "storms");

            assertThat(MissingVectors.of(index.generations.now().serving().index()))
                    .isEqualTo(new MissingVectors(0, List.of()));
        }
    }

    @Test
    void saysNothingWhereNothingLacksAVector(CapturedOutput log) {
        try (var another = new IndexInFolder(folder, other, old)) {
            another.upload("sky", "clouds");
        }
        try (var index = new IndexInFolder(folder, old)) {
            assertThat(index.states()).containsExactly("1 old SERVING", "2 other KEPT");
        }
        assertThat(log).doesNotContain("passages_without_vector");
    }
}
