package dev.docent.retrieval.embedding.gemini;

import dev.docent.retrieval.embedding.EmbeddingChoice;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

@Configuration(proxyBeanMethods = false)
@Conditional(GeminiEmbeddingConfiguration.IsChosen.class)
class GeminiEmbeddingConfiguration {

    @Bean
    GeminiEmbeddingModel embeddingModel(GeminiClient client, GeminiProperties settings) {
        var name = settings.embeddingModel().strip();
        return GeminiEmbeddingProvider.model(client, settings, name, settings.embeddingDimensions());
    }

    @Bean
    Embeddings embeddings(GeminiEmbeddingModel model, GeminiClient client, GeminiProperties settings) {
        return GeminiEmbeddingProvider.embeddings(
                client, settings, settings.embeddingModel().strip(), model);
    }

    static final class IsChosen implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return EmbeddingChoice.in(context.getEnvironment()).kind().equals(EmbeddingChoice.GEMINI);
        }
    }
}
