package dev.docent.retrieval.openai;

import dev.docent.retrieval.provider.Pacing;
import dev.docent.retrieval.provider.ProviderMeters;
import dev.docent.retrieval.provider.SharedLimits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("docent.openai.enabled")
@EnableConfigurationProperties(OpenAiProperties.class)
class OpenAiConfiguration {

    @Bean
    OpenAiServer openAiServer(
            OpenAiProperties settings,
            ObjectProvider<Pacing> pacing,
            ObjectProvider<SharedLimits> shared,
            ObjectProvider<ProviderMeters> meters) {
        return new OpenAiServer(
                settings,
                pacing.getIfAvailable(() -> Pacing.REAL),
                shared.getIfAvailable(() -> SharedLimits.NONE),
                meters.getIfAvailable(() -> ProviderMeters.UNREAD));
    }
}
