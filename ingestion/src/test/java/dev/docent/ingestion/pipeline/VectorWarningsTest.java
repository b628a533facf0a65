package dev.docent.ingestion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.docent.ingestion.LengthEmbeddingModel;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VectorWarningsTest extends PipelineFixture {

    private static final Omission TOO_LONG = Omission.withoutVector(
            "Passage 2 on page 1 has no vector, because the embedding model length refuses it as too long. Only keyword search finds it.");

    @Test
    void withdrawsTheWarningOfAPassageThatHasAVectorNow() {
        var document = uploadWithRefusal();
        assertThat(omissions(document)).containsExactly(TOO_LONG);

        embedAll(document);
        pipeline.warnings.onSwitch(Set.of());

        assertThat(pipeline.warnings.correct()).isTrue();
        assertThat(omissions(document)).isEmpty();
    }

    @Test
    void namesAPassageThatTheNewModelRefuses() {
        var document = pipeline.upload("ann", "one\ntwo");
        var other = pipeline.upload("ann", "three");
        pipeline.ingestAll();
        pipeline.index.putWithoutVectors(document.ref(), pipeline.index.passages(document.ref(), 0, 9));
        pipeline.warnings.onSwitch(Set.of(document.ref()));

        pipeline.warnings.correct();

        assertThat(omissions(document))
                .extracting(Omission::message)
                .containsExactly(
                        "Passage 1 on page 1 has no vector, because the embedding model length refuses it. Only keyword search finds it.",
                        "Passage 2 on page 1 has no vector, because the embedding model length refuses it. Only keyword search finds it.");
        assertThat(omissions(other)).isEmpty();
    }

    @Test
    void keepsAWarningThatStillHolds() {
        var document = uploadWithRefusal();
        var version = pipeline.now(document).version();
        pipeline.warnings.onSwitch(Set.of());

        pipeline.warnings.correct();

        assertThat(omissions(document)).containsExactly(TOO_LONG);
        assertThat(pipeline.now(document).version()).isEqualTo(version);
    }

    @Test
    void correctsNothingWithoutASwitch() {
        var document = uploadWithRefusal();
        embedAll(document);

        assertThat(pipeline.warnings.correct()).isTrue();

        assertThat(omissions(document)).containsExactly(TOO_LONG);
    }

    @Test
    void repeatsWhatFailed() {
        var document = uploadWithRefusal();
        embedAll(document);
        pipeline.warnings.onSwitch(Set.of());
        pipeline.index.beforePassages(() -> {
            throw new IllegalStateException("The index is away");
        });
        assertThatIllegalStateException().isThrownBy(pipeline.warnings::correct);
        pipeline.index.beforePassages(() -> {});

        pipeline.warnings.correct();

        assertThat(omissions(document)).isEmpty();
    }

    @Test
    void repeatsWhatChangedMeanwhile() {
        var document = uploadWithRefusal();
        embedAll(document);
        pipeline.warnings.onSwitch(Set.of());
        pipeline.index.beforePassages(() -> pipeline.records.register.save(pipeline.now(document)));

        assertThat(pipeline.warnings.correct()).isFalse();
        pipeline.index.beforePassages(() -> {});

        assertThat(pipeline.warnings.correct()).isTrue();
        assertThat(omissions(document)).isEmpty();
    }

    private Document uploadWithRefusal() {
        var document = pipeline.upload("ann", "one\ntwo\nthree");
        pipeline.model.before(text -> {
            if (text.endsWith("two")) {
                throw new RejectedException("refused", null, true);
            }
        });
        pipeline.ingestAll();
        return document;
    }

    private void embedAll(Document document) {
        pipeline.index.addVectors(
                document.ref(),
                pipeline.index.passages(document.ref(), 0, 9).stream()
                        .map(VectorWarningsTest::embedded)
                        .toList());
    }

    private static EmbeddedPassage embedded(Passage passage) {
        return new EmbeddedPassage(passage, LengthEmbeddingModel.vector(passage.text()));
    }

    private List<Omission> omissions(Document document) {
        return pipeline.now(document).omissions().list();
    }
}
