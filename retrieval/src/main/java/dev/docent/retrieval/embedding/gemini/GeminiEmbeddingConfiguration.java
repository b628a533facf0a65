package dev.docent.retrieval.embedding.gemini;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The provider is there whenever Gemini is set up, because an index may have been built with one of its models before. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("docent.gemini.enabled")
class GeminiEmbeddingConfiguration {

    @Bean
    GeminiEmbeddingProvider geminiEmbeddingProvider(ObjectProvider<GeminiClient> client, GeminiProperties settings) {
        return new GeminiEmbeddingProvider(client, settings);
    }

    @Bean(defaultCandidate = false)
    @ConditionalOnProperty(name = "docent.embedding.kind", havingValue = "gemini")
    GeminiEmbeddingModel docentEmbeddingModel(GeminiClient client, GeminiProperties settings) {
        return new GeminiEmbeddingModel(
                client, settings, settings.embeddingModel().strip(), settings.embeddingDimensions());
    }

    @Bean
    @ConditionalOnProperty(name = "docent.embedding.kind", havingValue = "gemini")
    Embeddings embeddings(@Qualifier("docentEmbeddingModel") GeminiEmbeddingModel model) {
        return model.embeddings();
    }
}
