package dev.docent.retrieval.embedding.openai;

import dev.docent.retrieval.embedding.EmbeddingChoice;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.openai.OpenAiProperties;
import dev.docent.retrieval.openai.OpenAiServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

@Configuration(proxyBeanMethods = false)
@Conditional(OpenAiEmbeddingConfiguration.IsChosen.class)
class OpenAiEmbeddingConfiguration {

    @Bean
    OpenAiCompatibleEmbeddingModel embeddingModel(OpenAiServer server, OpenAiProperties settings) {
        return new OpenAiCompatibleEmbeddingModel(server, settings);
    }

    @Bean
    Embeddings embeddings(OpenAiCompatibleEmbeddingModel model, OpenAiServer server, OpenAiProperties settings) {
        return OpenAiEmbeddingProvider.embeddings(model, server, settings);
    }

    static final class IsChosen implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return EmbeddingChoice.in(context.getEnvironment()).kind().equals(EmbeddingChoice.OPENAI);
        }
    }
}
