package dev.docent.retrieval.gemini;

import dev.docent.retrieval.provider.Pacing;
import dev.docent.retrieval.provider.ProviderMeters;
import dev.docent.retrieval.provider.SharedLimits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Lazy, because the client reads credentials when it is created. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("docent.gemini.enabled")
@EnableConfigurationProperties(GeminiProperties.class)
class GeminiConfiguration {

    @Bean
    @Lazy
    GeminiClient geminiClient(
            GeminiProperties settings, ObjectProvider<SharedLimits> shared, ObjectProvider<ProviderMeters> meters) {
        return new GeminiClient(
                settings,
                Pacing.REAL,
                shared.getIfAvailable(() -> SharedLimits.NONE),
                meters.getIfAvailable(() -> ProviderMeters.UNREAD));
    }
}
