package dev.docent.retrieval.question.model;

import dev.docent.retrieval.answering.AnsweringProperties;
import dev.docent.retrieval.answering.AnsweringProperties.Kind;
import dev.docent.retrieval.chat.MeteredChat;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.question.ConversationSummary;
import dev.docent.retrieval.question.QuestionRewriting;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import java.time.Duration;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Follow-up questions are rewritten, and long conversations summarized, by the chat model that answers; without one the first is
 * done by rules, and the second not at all.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AnsweringProperties.class, ConversationProperties.class})
class ModelRewritingConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(60);

    @Bean
    @Primary
    QuestionRewriting questionRewriting(
            @Qualifier("docentChatModel") ObjectProvider<ChatModel> chat,
            @Qualifier("ruleRewriting") QuestionRewriting rules,
            ObjectProvider<TokenUsage> usage,
            AnsweringProperties answering) {
        var model = answering.kind() == Kind.EXTRACTIVE ? null : chat.getIfAvailable();
        return model == null
                ? rules
                : new ModelQuestionRewriting(
                        new MeteredChat(model, usage.getIfAvailable(() -> TokenUsage.NONE), Purpose.REWRITING),
                        rules,
                        PATIENCE);
    }

    @Bean
    ConversationSummary conversationSummary(
            @Qualifier("docentChatModel") ObjectProvider<ChatModel> chat,
            ObjectProvider<TokenUsage> usage,
            ObjectProvider<TokenCounter> tokens,
            ObjectProvider<ComputePool> compute,
            AnsweringProperties answering,
            ConversationProperties conversation) {
        var model = answering.kind() == Kind.EXTRACTIVE ? null : chat.getIfAvailable();
        return model == null
                ? ConversationSummary.NONE
                : new ModelConversationSummary(
                        new MeteredChat(model, usage.getIfAvailable(() -> TokenUsage.NONE), Purpose.SUMMARIZING),
                        tokens.getObject(),
                        compute.getObject(),
                        conversation.tokens(),
                        LONG_PATIENCE);
    }
}
