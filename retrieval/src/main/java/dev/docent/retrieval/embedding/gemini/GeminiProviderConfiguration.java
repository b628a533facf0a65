package dev.docent.retrieval.embedding.gemini;

import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiProperties;
import dev.docent.retrieval.gemini.GeminiSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Google's models for whoever has a key, whichever model is chosen. */
@Configuration(proxyBeanMethods = false)
@Conditional(GeminiProviderConfiguration.IsSetUp.class)
class GeminiProviderConfiguration {

    @Bean
    GeminiEmbeddingProvider geminiEmbeddingProvider(ObjectProvider<GeminiClient> client, GeminiProperties settings) {
        return new GeminiEmbeddingProvider(client, settings);
    }

    static final class IsSetUp implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return GeminiSettings.turningOn(context.getEnvironment()).isPresent();
        }
    }
}
