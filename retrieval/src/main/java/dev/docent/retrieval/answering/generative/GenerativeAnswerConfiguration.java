package dev.docent.retrieval.answering.generative;

import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.AnsweringProperties;
import dev.docent.retrieval.answering.AnsweringProperties.Kind;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.answering.SupportCheck;
import dev.docent.retrieval.answering.SupportingSentence;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.runtime.Steps;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Answers are written by a chat model if one is configured and {@code docent.answering.kind} does not exclude it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GenerativeAnswerProperties.class, AnsweringProperties.class})
class GenerativeAnswerConfiguration {

    @Bean
    @Primary
    AnswerComposer answerComposer(
            @Qualifier("docentChatModel") ObjectProvider<ChatModel> chat,
            @Qualifier("extractiveAnswers") AnswerComposer extractive,
            SupportingSentence sentences,
            SourceTexts texts,
            TokenCounter tokens,
            GenerativeAnswerProperties limits,
            ObjectProvider<TokenUsage> usage,
            AnsweringProperties answering,
            ComputePool compute,
            Steps questionSteps) {
        var model = answering.kind() == Kind.EXTRACTIVE ? null : chat.getIfAvailable();
        if (model != null) {
            return new GenerativeAnswerComposer(
                    model,
                    sentences,
                    new CitationCheck(texts),
                    new SupportCheck(answering.unsupported()),
                    tokens,
                    limits,
                    usage.getIfAvailable(() -> TokenUsage.NONE),
                    answering.strictness(),
                    extractive,
                    compute,
                    questionSteps);
        }
        if (answering.kind() == Kind.GENERATIVE) {
            throw new WrongSettingException(
                    "docent.answering.kind is generative, but no chat model is set: set GEMINI_API_KEY, or OPENAI_MODEL with OPENAI_BASE_URL, or docent.answering.model to spring, or leave the kind out.");
        }
        return extractive;
    }
}
