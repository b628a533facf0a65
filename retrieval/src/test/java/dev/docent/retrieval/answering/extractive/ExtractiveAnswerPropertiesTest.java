package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.answering.computed.ComputedAnswers;
import dev.docent.retrieval.answering.table.WholeTables;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.runtime.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ExtractiveAnswerPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(ExtractiveAnswerComposer.class)
            .withBean(
                    ComputedAnswers.class,
                    () -> new ComputedAnswers(
                            new WholeTables(new StoredDocuments().passages()),
                            new StoredDocuments(),
                            ComputePool.INLINE))
            .withBean(ComputePool.class, () -> ComputePool.INLINE)
            .withBean(Steps.class, () -> Steps.UNOBSERVED)
            .withBean(SourceTexts.class, StoredDocuments::new)
            .withBean(TokenCounter.class, () -> String::length);

    @ParameterizedTest
    @ValueSource(strings = {"mark", "drop", "DROP"})
    void takesEitherForWhatIsNotSupported(String unsupported) {
        runner.withPropertyValues("docent.answering.unsupported=" + unsupported)
                .run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues("docent.answering.unsupported=hide")
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.55", "1"})
    void takesAnyPartForTheEvidence(String evidence) {
        runner.withPropertyValues("docent.answering.extractive.evidence=" + evidence)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.01", "55", "NaN"})
    void refusesEvidenceThatIsNoPart(String evidence) {
        runner.withPropertyValues("docent.answering.extractive.evidence=" + evidence)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith(
                                "docent.answering.extractive.evidence must be between 0 and 1, but is "));
    }

    @Test
    void takesWhatEachStrictnessNeedsWhereItRises() {
        runner.withPropertyValues(
                        "docent.answering.strictness=strict",
                        "docent.answering.extractive.answerability.lenient=0.2",
                        "docent.answering.extractive.answerability.balanced=0.2",
                        "docent.answering.extractive.answerability.strict=1")
                .run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues("docent.answering.extractive.answerability.balanced=0.1")
                .withPropertyValues("docent.answering.extractive.answerability.lenient=0.2")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("must not decrease from lenient"));
        runner.withPropertyValues("docent.answering.extractive.answerability.strict=1.5")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("answerability.strict must be between 0 and 1"));
        runner.withPropertyValues("docent.answering.strictness=harsh")
                .run(context -> assertThat(context).hasFailed());
    }
}
