package dev.docent.retrieval.embedding.gemini;

import dev.docent.retrieval.embedding.EmbeddingChoice;
import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiModel;
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
        var model = new GeminiModel(settings.embeddingModel().strip(), "GEMINI_EMBEDDING_MODEL");
        var style = settings.taskFields().contains(model.name()) ? TaskStyle.FIELDS : TaskStyle.PREFIXES;
        return new GeminiEmbeddingModel(client, model, settings.embeddingDimensions(), style);
    }

    @Bean
    Embeddings embeddings(GeminiEmbeddingModel model, GeminiClient client, GeminiProperties settings) {
        return new Embeddings(
                model,
                new EmbeddingTraits(
                        settings.embeddingModel().strip(),
                        client.provider(),
                        model.batch(),
                        settings.callsAtOnce(),
                        true));
    }

    static final class IsChosen implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return EmbeddingChoice.in(context.getEnvironment()).kind().equals(EmbeddingChoice.GEMINI);
        }
    }
}
