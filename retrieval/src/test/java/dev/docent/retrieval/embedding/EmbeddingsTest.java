package dev.docent.retrieval.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingsTest {

    private final CountingModel model = new CountingModel();
    private final Embeddings embeddings = new Embeddings(model, "counting");

    @Test
    void tellsTheModelWhatAVectorIsFor() {
        assertThat(embeddings.query("When?")).containsExactly(1, 0);
        assertThat(embeddings.passage(List.of(), "Then.")).containsExactly(0, 1);
        assertThat(embeddings.model()).isEqualTo("counting");
        assertThat(embeddings.dimensions()).isEqualTo(2);
    }

    @Test
    void asksForTheVectorOfAQuestionOnce() {
        var first = embeddings.query("When?");

        assertThat(embeddings.query("When?")).isEqualTo(first);
        assertThat(model.asked()).containsExactly("When?");
    }

    @Test
    void keepsARememberedVectorFromItsCallers() {
        embeddings.query("When?")[0] = 42;

        assertThat(embeddings.query("When?")).containsExactly(1, 0);
    }

    @Test
    void remembersNoLongQuestionsAndNoPassages() {
        var question = "Why? ".repeat(400);
        embeddings.query(question);
        embeddings.query(question);
        embeddings.passage(List.of(), "Then.");
        embeddings.passage(List.of(), "Then.");

        assertThat(model.asked()).containsExactly(question, question, "Then.", "Then.");
    }

    @Test
    void readsAPassageBehindItsHeadings() {
        embeddings.passage(List.of("Guide", "Whales"), "They sing.");

        assertThat(model.asked()).containsExactly("Guide > Whales\nThey sing.");
    }

    @Test
    void givesHeadingsApartToAModelThatTakesThem() {
        var hosted = new Embeddings(model, new EmbeddingTraits("hosted", "elsewhere", 20, 8, true));

        hosted.passage(List.of("Guide", "Whales"), "They sing.");

        assertThat(model.asked()).containsExactly("They sing.");
        assertThat(hosted.model()).isEqualTo("hosted");
    }

    @Test
    void takesNoAnswerOfTheWrongCount() {
        var hosted = new Embeddings(model, new EmbeddingTraits("hosted", "elsewhere", 20, 8, true));
        var source = new PassageSource("ann", "kb", "d1", "a.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        var passage = new Passage("d1-0", source, 0, "They sing.", 0, 10, null, null, List.of(), 2, false);

        assertThatIllegalStateException().isThrownBy(() -> hosted.passages(List.of(passage, passage)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void refusesBlankTexts(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> embeddings.query(text));
        assertThatIllegalArgumentException().isThrownBy(() -> embeddings.passage(List.of("Guide"), text));
        assertThat(model.asked()).isEmpty();
    }
}
