package dev.docent.retrieval.embedding.onnx;

import dev.docent.retrieval.embedding.EmbeddingChoice;
import dev.docent.retrieval.embedding.Embeddings;
import java.nio.file.Path;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

@Configuration(proxyBeanMethods = false)
@Conditional(OnnxEmbeddingConfiguration.IsChosen.class)
@EnableConfigurationProperties(OnnxEmbeddingProperties.class)
class OnnxEmbeddingConfiguration {

    /** Where questions are computed, and what is looked at closely to answer them. */
    @Bean
    OnnxSession questionSession(OnnxEmbeddingProperties properties, @Value("${docent.data:data}") Path data) {
        return OnnxSession.withAllCores(BundledModel.BGE_SMALL_EN_V15.in(properties.folderIn(data)));
    }

    @Bean
    OnnxEmbeddingModel embeddingModel(
            BertTokenizer tokenizer,
            OnnxSession questions,
            OnnxEmbeddingProperties properties,
            @Value("${docent.data:data}") Path data) {
        return new OnnxEmbeddingModel(
                tokenizer, questions, BundledModel.BGE_SMALL_EN_V15.in(properties.folderIn(data)));
    }

    @Bean
    OnnxTokenVectors tokenVectors(BertTokenizer tokenizer, OnnxSession questions) {
        return new OnnxTokenVectors(tokenizer, questions);
    }

    @Bean
    Embeddings embeddings(EmbeddingModel model) {
        return LocalEmbeddingProvider.warm(model);
    }

    static final class IsChosen implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return EmbeddingChoice.in(context.getEnvironment()).kind().equals(EmbeddingChoice.ONNX);
        }
    }
}
