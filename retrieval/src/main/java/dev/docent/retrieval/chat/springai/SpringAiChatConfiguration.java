package dev.docent.retrieval.chat.springai;

import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.Pacing;
import dev.docent.retrieval.provider.ProviderMeters;
import dev.docent.retrieval.provider.SharedLimits;
import dev.docent.retrieval.springai.SpringAiCalls;
import dev.docent.retrieval.springai.SpringAiProperties;
import dev.docent.retrieval.springai.StarterModel;
import java.util.Objects;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Lazy, because a starter may need credentials for a model that the kind of answers excludes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.answering.provider", havingValue = "spring")
@EnableConfigurationProperties(SpringAiProperties.class)
class SpringAiChatConfiguration {

    private static final StarterModel STARTER =
            new StarterModel("a chat model", "docent.answering.model", "spring.ai.model.chat");

    @Bean(defaultCandidate = false)
    @Lazy
    SpringAiChatModel docentChatModel(
            ObjectProvider<ChatModel> models,
            SpringAiProperties settings,
            ObjectProvider<SharedLimits> shared,
            ObjectProvider<ProviderMeters> meters) {
        var starters = STARTER.of(models);
        var provider = StarterModel.provider(starters);
        var name = Objects.requireNonNullElse(starters.getDefaultOptions().getModel(), provider);
        var model = new HostedModel(name, "docent.answering.model");
        var calls = new SpringAiCalls(
                provider,
                model,
                settings,
                Pacing.REAL,
                shared.getIfAvailable(() -> SharedLimits.NONE),
                meters.getIfAvailable(() -> ProviderMeters.UNREAD));
        return new SpringAiChatModel(starters, calls, model);
    }
}
