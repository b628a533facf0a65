package dev.docent.retrieval.answering.generative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.answering.SupportingSentence;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.gemini.GeminiProperties;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.openai.OpenAiProperties;
import dev.docent.runtime.Steps;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class GenerativeAnswerConfigurationTest {

    private final ApplicationContextRunner without = new ApplicationContextRunner()
            .withUserConfiguration(GenerativeAnswerConfiguration.class)
            .withBean(ComputePool.class, () -> ComputePool.INLINE)
            .withBean(SourceTexts.class, StoredDocuments::new)
            .withBean(TokenCounter.class, () -> String::length)
            .withBean(Steps.class, () -> Steps.UNOBSERVED)
            .withBean(SupportingSentence.class, () -> (statement, hit) -> Optional.empty())
            .withBean("extractiveAnswers", AnswerComposer.class, Extracting::new);

    private final ApplicationContextRunner with =
            without.withBean("docentChatModel", ChatModel.class, () -> ScriptedChatModel.saying("Yes [1]."));

    @Test
    void aChatModelAnswersWhenThereIsOne() {
        without.run(context ->
                assertThat(context.getBean(AnswerComposer.class).name()).isEqualTo("extractive"));
        with.run(context ->
                assertThat(context.getBean(AnswerComposer.class).name()).isEqualTo("scripted"));
    }

    @Test
    void theKindDecidesWhenItIsSet() {
        with.withPropertyValues("docent.answering.kind=extractive")
                .run(context ->
                        assertThat(context.getBean(AnswerComposer.class).name()).isEqualTo("extractive"));
        without.withPropertyValues("docent.answering.kind=generative")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith("docent.answering.kind is generative, but no chat model is set"));
        without.withPropertyValues("docent.answering.kind=other")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void refusesBudgetsInWhichNothingFits() {
        with.withPropertyValues("docent.answering.generative.input-tokens=10")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("at least 500 input-tokens and 50 output-tokens, but has 10 and 2048"));
    }

    @Test
    void letsProvidersTellByThemselvesThatTheyAreSilent() {
        var settings = new Binder(new MapConfigurationPropertySource());

        var silence = settings.bindOrCreate("docent.answering.generative", GenerativeAnswerProperties.class)
                .silence();

        assertThat(silence)
                .isGreaterThan(settings.bindOrCreate("docent.gemini", GeminiProperties.class)
                        .idleTimeout())
                .isGreaterThan(settings.bindOrCreate("docent.openai", OpenAiProperties.class)
                        .timeout());
    }

    private record Extracting() implements AnswerComposer {
        @Override
        public Answer compose(Question question, List<PassageHit> passages, AnswerStream stream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "extractive";
        }
    }
}
