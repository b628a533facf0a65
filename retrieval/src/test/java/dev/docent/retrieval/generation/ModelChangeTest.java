package dev.docent.retrieval.generation;

import static dev.docent.retrieval.generation.IndexInFolder.OWNER;
import static dev.docent.retrieval.generation.IndexInFolder.numbered;
import static dev.docent.retrieval.generation.IndexInFolder.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.docent.retrieval.generation.GenerationException.UnknownGenerationException;
import dev.docent.retrieval.generation.GenerationException.WrongStateException;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.lucene.LuceneGenerations;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Starts with one model and then with another, on Lucene. */
@Timeout(60)
class ModelChangeTest {

    private final NamedModel old = new NamedModel("old", 4);
    private final NamedModel other = new NamedModel("other", 6);

    @TempDir
    Path folder;

    @BeforeEach
    void madeWithTheOldModel() {
        try (var index = new IndexInFolder(folder, old)) {
            index.upload("sea", "waves", "tides");
            index.upload("land", numbered("hill", 9));
        }
    }

    @Test
    void writesNothingElseWhileThereIsOneGeneration() {
        try (var index = new IndexInFolder(folder, old).started()) {
            assertThat(index.states()).containsExactly("1 old SERVING");
            assertThat(index.nearest("waves")).first().isEqualTo("waves");
        }
        assertThat(folder.resolve("generations.json")).doesNotExist();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("docent-rebuild");
    }

    @Test
    void answersByTheOldModelUntilTheOtherHasAll() {
        var hold = Hold.of(other, "hill");
        try (var index = new IndexInFolder(folder, other, old).started()) {
            hold.awaitReached();
            assertThat(index.states()).containsExactly("1 old SERVING", "2 other FILLING");
            assertThat(index.generations.space()).isEqualTo(old.space());
            assertThat(index.nearest("waves")).first().isEqualTo("waves");

            hold.release();

            awaitServing(index, "2");
            assertThat(index.states()).containsExactly("1 old KEPT", "2 other SERVING");
            assertThat(index.generations.space()).isEqualTo(other.space());
            assertThat(index.nearest("waves")).hasSize(11).first().isEqualTo("waves");
            assertThat(other.embedded().keySet()).contains("waves", "tides", "hill number0", "hill number8");
            assertThat(old.isClosed()).isTrue();
        }
        try (var index = new IndexInFolder(folder, new NamedModel("other", 6))) {
            assertThat(index.states()).containsExactly("1 old KEPT", "2 other SERVING");
            assertThat(index.nearest("tides")).first().isEqualTo("tides");
        }
    }

    @Test
    void keepsThatTextsWereEdited() {
        var sea = new DocumentRef(OWNER, "sea");
        try (var index = new IndexInFolder(folder, old)) {
            var edited = index.index.passages(sea, 0, 1).getFirst().edited("calm water", 2);
            var model = index.generations.forPassages();
            index.index.replace(
                    sea, List.of(new EmbeddedPassage(edited, model.passage(List.of(), edited.text()), model.space())));
        }
        try (var index = new IndexInFolder(folder, other, old).started()) {
            awaitServing(index, "2");
            assertThat(other.embedded()).containsKey("calm water").doesNotContainKeys("waves", "tides");
            assertThat(index.nearest("calm water")).contains("calm water");
            assertThat(index.index.passages(sea, 0, 9)).singleElement().matches(Passage::edited);
            assertThat(index.byWords("waves tides")).isEmpty();
        }
    }

    @Test
    void losesAndResurrectsNothingThatChangesMeanwhile() {
        var hold = Hold.of(other, "hill");
        try (var index = new IndexInFolder(folder, other, old).started()) {
            hold.awaitReached();
            index.upload("sky", "clouds");
            index.upload("sea", "waves", "storms");
            index.index.delete(new DocumentRef(OWNER, "land"));
            assertThat(index.nearest("clouds")).first().isEqualTo("clouds");
            assertThat(index.nearest("clouds").stream().sorted()).isEqualTo(sorted("clouds", "waves", "storms"));

            hold.release();

            awaitServing(index, "2");
            assertThat(index.nearest("storms").stream().sorted()).isEqualTo(sorted("clouds", "waves", "storms"));
            assertThat(index.byWords("hill tides")).isEmpty();
            assertThat(index.administration.generations())
                    .allSatisfy(each -> assertThat(each.passages()).isEqualTo(3));
        }
    }

    @Test
    void removesAWholeScopeFromAllGenerationsWhileOneIsFilled() {
        var hold = Hold.of(other, "hill");
        try (var index = new IndexInFolder(folder, other, old).started()) {
            hold.awaitReached();
            index.index.delete(IndexInFolder.SCOPE);
            hold.release();

            awaitServing(index, "2");
            assertThat(index.byWords("hill tides waves")).isEmpty();
        }
    }

    @Test
    void goesOnAfterAKillWithWhatIsDurable(@TempDir Path copy) throws Exception {
        try (var index = new IndexInFolder(folder, old)) {
            for (int i = 0; i < 30; i++) {
                index.upload("more" + i, numbered("more" + i, 5));
            }
            // In parts, since it is larger than a part.
            index.upload("large", numbered("large", 1100));
        }
        var calls = new AtomicInteger();
        var copied = new CountDownLatch(1);
        other.before(texts -> {
            // After the first part of the large one was made durable, whichever comes first.
            if (texts.getFirst().equals("large number" + 600) && calls.getAndIncrement() == 0) {
                copy(folder, copy);
                copied.countDown();
            }
        });
        try (var index = new IndexInFolder(folder, other, old).started()) {
            assertThat(copied.await(40, TimeUnit.SECONDS)).isTrue();
            awaitServing(index, "2");
        }
        var again = new NamedModel("other", 6);
        try (var index = new IndexInFolder(copy, again, new NamedModel("old", 4))) {
            assertThat(index.states()).containsExactly("1 old SERVING", "2 other FILLING");
            index.started();

            awaitServing(index, "2");
            assertThat(index.nearest("large number7")).hasSize(1000);
            assertThat(index.administration.generations().getLast().passages()).isEqualTo(11 + 150 + 1100);
            assertThat(again.embedded()).doesNotContainKeys("large number0", "large number511");
            assertThat(again.embedded()).containsKey("large number1099");
        }
    }

    @Test
    void searchesByWordsAloneWhereTheOldModelIsGone() {
        var hold = Hold.of(other, "hill");
        try (var index = new IndexInFolder(folder, other).started()) {
            assertThat(index.generations.hasModel()).isFalse();
            assertThat(index.byWords("waves")).containsExactly("waves");

            index.upload("sky", "clouds");
            assertThat(index.byWords("clouds")).containsExactly("clouds");

            hold.release();

            awaitServing(index, "2");
            assertThat(index.generations.hasModel()).isTrue();
            assertThat(index.nearest("clouds")).hasSize(12).first().isEqualTo("clouds");
            assertThat(other.embedded()).containsEntry("clouds", 2);
        }
    }

    @Test
    void rollsBackToTheOldModelWithAllThatCameSince() {
        try (var index = new IndexInFolder(folder, other, old).started()) {
            awaitServing(index, "2");
            index.upload("sky", "clouds");
            index.upload("sea", "waves", "storms");
            index.index.delete(new DocumentRef(OWNER, "land"));
        }
        var reopened = new NamedModel("old", 4);
        try (var index = new IndexInFolder(folder, other, reopened).started()) {
            assertThat(index.states()).containsExactly("1 old KEPT", "2 other SERVING");

            index.administration.rollBack(null);

            awaitServing(index, "1");
            assertThat(index.nearest("clouds").stream().sorted()).isEqualTo(sorted("clouds", "waves", "storms"));
            assertThat(reopened.embedded().keySet())
                    .contains("clouds", "storms")
                    .doesNotContain("hill number1");
            assertThat(index.states()).containsExactly("1 old SERVING", "2 other DECLINED");
        }
        try (var index = new IndexInFolder(folder, other, new NamedModel("old", 4)).started()) {
            assertThat(index.states()).as("a roll-back holds").containsExactly("1 old SERVING", "2 other DECLINED");
            index.upload("moon", "craters");

            index.administration.start();

            awaitServing(index, "2");
            assertThat(index.nearest("craters")).hasSize(4).contains("craters");
        }
    }

    @Test
    void goesBackByItselfWhenTheSettingsDo() {
        try (var index = new IndexInFolder(folder, other, old).started()) {
            awaitServing(index, "2");
        }
        var again = new NamedModel("old", 4);
        try (var index = new IndexInFolder(folder, again, other).started()) {
            awaitServing(index, "1");
            assertThat(again.embedded().keySet())
                    .as("what it has is not embedded again")
                    .doesNotContain("tides");
        }
    }

    @Test
    void dropsWhatDoesNotServe() {
        try (var index = new IndexInFolder(folder, other, old).started()) {
            awaitServing(index, "2");
            assertThatExceptionOfType(WrongStateException.class).isThrownBy(() -> index.administration.delete("2"));
            assertThatExceptionOfType(UnknownGenerationException.class)
                    .isThrownBy(() -> index.administration.delete("7"));

            index.administration.delete("1");

            assertThat(index.states()).containsExactly("2 other SERVING");
            assertThatExceptionOfType(WrongStateException.class).isThrownBy(() -> index.administration.rollBack(null));
            assertThat(index.nearest("tides")).first().isEqualTo("tides");
            assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("segments"));
        }
        try (var index = new IndexInFolder(folder, other)) {
            assertThat(index.nearest("tides")).first().isEqualTo("tides");
        }
    }

    @Test
    void waitsForAConfirmationWhereThatIsSet() {
        try (var index = new IndexInFolder(folder, RebuildProperties.Start.CONFIRMED, other, old).started()) {
            await().until(() -> index.administration
                    .rebuild()
                    .filter(each -> each.estimate() != null)
                    .isPresent());
            var planned = index.administration.rebuild().orElseThrow();
            assertThat(planned.state()).isEqualTo(RebuildStatus.State.PLANNED);
            assertThat(planned.estimate()).satisfies(estimate -> {
                assertThat(estimate.passages()).isEqualTo(11);
                assertThat(estimate.tokens()).isEqualTo(33);
                assertThat(estimate.cost()).isEqualByComparingTo("0.0001");
                assertThat(estimate.basis()).isEqualTo("sample");
            });
            assertThat(other.embedded().keySet())
                    .as("nothing of a document is sent")
                    .noneMatch(text -> text.matches(".*(hill|waves|tides).*"));

            index.administration.start();

            awaitServing(index, "2");
        }
    }

    /** {@return whether the texts are passages, or the short text that tells a passage's fault from an outage} */
    private static boolean isNoEstimate(List<String> texts) {
        return texts.stream().anyMatch(text -> text.startsWith("hill") || text.equals("test"));
    }

    @Test
    void keepsTheModelThatBuiltItUntilAnAdministratorSaysOtherwiseWhereNoSettingNamesAnother() {
        try (var index = unnamed().started()) {
            assertThat(index.administration.keepsModel()).isTrue();
            assertThat(index.states()).containsExactly("1 old SERVING");
            index.upload("sky", "clouds");
            assertThat(index.nearest("clouds")).first().isEqualTo("clouds");
            assertThat(other.embedded()).as("nothing is sent").isEmpty();

            index.administration.start();

            awaitServing(index, "2");
            assertThat(index.administration.keepsModel()).isFalse();
        }
        try (var index = unnamed()) {
            assertThat(index.states()).as("what was changed stays").containsExactly("1 old KEPT", "2 other SERVING");
        }
    }

    @Test
    void plansARebuildWhereTheModelThatBuiltItIsGone() {
        try (var index = IndexInFolder.withUnnamed(LuceneGenerations.in(folder), other)) {
            assertThat(index.administration.keepsModel()).isFalse();
            assertThat(index.states()).containsExactly("1 old SERVING", "2 other PLANNED");
        }
    }

    @Test
    void takesTheModelOfTheSettingsForAnEmptyIndex(@TempDir Path empty) {
        new IndexInFolder(empty, old).close();
        try (var index = IndexInFolder.withUnnamed(LuceneGenerations.in(empty), other, old)
                .started()) {
            awaitServing(index, "2");
            assertThat(index.states()).containsExactly("2 other SERVING");
        }
    }

    private IndexInFolder unnamed() {
        return IndexInFolder.withUnnamed(LuceneGenerations.in(folder), other, old);
    }

    @Test
    void isPausedWithTheReasonWhileTheProviderIsDown() {
        var isDown = new AtomicBoolean(true);
        other.before(texts -> {
            if (isDown.get() && isNoEstimate(texts)) {
                throw new UnavailableException("Elsewhere cannot be reached.", null, null);
            }
        });
        try (var index = new IndexInFolder(folder, other, old).started()) {
            await().until(() -> index.administration
                    .rebuild()
                    .filter(each -> each.state() == RebuildStatus.State.PAUSED)
                    .isPresent());
            var paused = index.administration.rebuild().orElseThrow();
            assertThat(paused.reason()).isEqualTo("Elsewhere cannot be reached.");
            assertThat(paused.nextTry()).isNotNull();
            assertThat(index.nearest("waves")).first().isEqualTo("waves");

            isDown.set(false);

            awaitServing(index, "2");
        }
    }

    @Test
    void embedsNothingTwiceThatWasEmbeddedBeforeAnOutage() {
        var calls = new AtomicInteger();
        var isDown = new AtomicBoolean(true);
        other.before(texts -> {
            var isFill = texts.stream().anyMatch(text -> text.startsWith("hill") || text.equals("test"));
            if (isDown.get() && isFill && calls.incrementAndGet() > 1) {
                throw new UnavailableException("Elsewhere cannot be reached.", null, null);
            }
        });
        try (var index = new IndexInFolder(folder, other, old)) {
            index.started();
            await().until(() -> index.administration
                    .rebuild()
                    .filter(each -> each.state() == RebuildStatus.State.PAUSED)
                    .isPresent());
            assertThat(other.embedded().keySet().stream().filter(text -> text.startsWith("hill")))
                    .as("the calls before the outage")
                    .isNotEmpty();
            isDown.set(false);

            index.administration.start();

            awaitServing(index, "2");
            assertThat(other.embedded().entrySet().stream()
                            .filter(each -> each.getKey().startsWith("hill")))
                    .hasSize(9)
                    .allSatisfy(each -> assertThat(each.getValue()).isOne());
        }
    }

    @Test
    void stopsWhenAnAdministratorSaysSoAndGoesOnWhenTold() {
        var hold = Hold.of(other, "hill");
        try (var index = new IndexInFolder(folder, other, old).started()) {
            hold.awaitReached();
            index.administration.pause();
            hold.release();
            assertThat(index.administration.rebuild().orElseThrow().state()).isEqualTo(RebuildStatus.State.HELD);
        }
        try (var index = new IndexInFolder(folder, other, new NamedModel("old", 4)).started()) {
            assertThat(index.states()).containsExactly("1 old SERVING", "2 other HELD");

            index.administration.start();

            awaitServing(index, "2");
        }
    }

    @Test
    void hearsWhatItIsToldBeforeItBeginsToWait() {
        var estimate = Hold.of(other, "");
        try (var index = new IndexInFolder(folder, RebuildProperties.Start.CONFIRMED, other, old).started()) {
            estimate.awaitReached();
            index.administration.start();
            estimate.release();

            awaitServing(index, "2");
        }
    }

    @Test
    void servesWithoutTheVectorOfAPassageThatTheModelRefuses() {
        other.refuse("tides");
        try (var index = new IndexInFolder(folder, other, old).started()) {
            awaitServing(index, "2");
            assertThat(index.nearest("waves")).hasSize(10).doesNotContain("tides");
            assertThat(index.byWords("tides")).containsExactly("tides");
            await().untilAsserted(() ->
                    assertThat(index.switched).containsExactly(Set.of(), Set.of(new DocumentRef(OWNER, "sea"))));
        }
    }

    @Test
    void refusesVectorsOfAModelThatServesNoMore() {
        try (var index = new IndexInFolder(folder, other, old).started()) {
            var passage = IndexInFolder.passages("late", "late").getFirst();
            var late = new EmbeddedPassage(passage, old.vector("late"), old.space());
            awaitServing(index, "2");

            assertThatExceptionOfType(OutdatedVectorsException.class)
                    .isThrownBy(() -> index.index.put(new DocumentRef(OWNER, "late"), List.of(late)));
            assertThat(index.byWords("late")).isEmpty();
        }
    }

    @Test
    void catchesUpAlthoughDocumentsKeepComing() throws Exception {
        var stop = new AtomicBoolean();
        var uploads = new AtomicInteger();
        try (var index = new IndexInFolder(folder, other, old).started()) {
            var uploading = Thread.ofVirtual().start(() -> {
                while (!stop.get()) {
                    var number = uploads.incrementAndGet();
                    try {
                        index.upload("doc" + number, "text" + number);
                    } catch (OutdatedVectorsException switched) {
                        index.upload("doc" + number, "text" + number);
                    }
                }
            });
            awaitServing(index, "2");
            stop.set(true);
            uploading.join();
            assertThat(index.administration.generations().getLast().passages()).isEqualTo(11 + uploads.get());
            assertThat(index.nearest("text1")).hasSize(Math.min(1000, 11 + uploads.get()));
        }
    }

    @Test
    void givesUpTheOtherWhenTheSettingsGoBackInTheMiddle() {
        other.before(texts -> {
            if (isNoEstimate(texts)) {
                throw new UnavailableException("Elsewhere cannot be reached.", null, null);
            }
        });
        try (var index = new IndexInFolder(folder, other, old).started()) {
            await().until(() -> index.administration.rebuild().isPresent());
        }
        try (var index = new IndexInFolder(folder, new NamedModel("old", 4), other).started()) {
            assertThat(index.states()).containsExactly("1 old SERVING", "2 other KEPT");
            index.administration.delete("2");
            assertThat(folder.resolve("generation-2")).doesNotExist();
        }
    }

    @Test
    void keepsTwoModelsOfOneDimensionApart() {
        var alike = new NamedModel("alike", 4);
        try (var index = new IndexInFolder(folder, alike, old).started()) {
            awaitServing(index, "2");
            assertThat(index.state("1")).isEqualTo(State.KEPT);
            assertThat(index.nearest("waves")).first().isEqualTo("waves");
            assertThat(alike.embedded()).containsKeys("waves", "tides");
        }
    }

    private static void awaitServing(IndexInFolder index, String name) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> index.generations.name().equals(name));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.deleteIfExists(to);
            FileSystemUtils.copyRecursively(from, to);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
