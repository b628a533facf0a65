package dev.docent.retrieval.embedding.openai;

import dev.docent.retrieval.openai.OpenAiProperties;
import dev.docent.retrieval.openai.OpenAiServer;
import dev.docent.retrieval.openai.OpenAiSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The embedding model of the server that is set up, whichever model is chosen. */
@Configuration(proxyBeanMethods = false)
@Conditional(OpenAiProviderConfiguration.IsSetUp.class)
class OpenAiProviderConfiguration {

    @Bean
    OpenAiEmbeddingProvider openAiEmbeddingProvider(ObjectProvider<OpenAiServer> server, OpenAiProperties settings) {
        return new OpenAiEmbeddingProvider(server, settings);
    }

    static final class IsSetUp implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return OpenAiSettings.turningOnEmbedding(context.getEnvironment()).isPresent();
        }
    }
}
