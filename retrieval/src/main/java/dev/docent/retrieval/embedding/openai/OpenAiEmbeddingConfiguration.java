package dev.docent.retrieval.embedding.openai;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.openai.OpenAiProperties;
import dev.docent.retrieval.openai.OpenAiServer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The provider is there whenever a server is set, because an index may have been built with its model before. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("docent.openai.enabled")
class OpenAiEmbeddingConfiguration {

    @Bean
    OpenAiEmbeddingProvider openAiEmbeddingProvider(ObjectProvider<OpenAiServer> server, OpenAiProperties settings) {
        return new OpenAiEmbeddingProvider(server, settings);
    }

    @Bean(defaultCandidate = false)
    @ConditionalOnProperty(name = "docent.embedding.kind", havingValue = "openai")
    OpenAiCompatibleEmbeddingModel docentEmbeddingModel(OpenAiServer server, OpenAiProperties settings) {
        return new OpenAiCompatibleEmbeddingModel(server, settings);
    }

    @Bean
    @ConditionalOnProperty(name = "docent.embedding.kind", havingValue = "openai")
    Embeddings embeddings(@Qualifier("docentEmbeddingModel") OpenAiCompatibleEmbeddingModel model) {
        return model.embeddings();
    }
}
