package dev.docent.retrieval.embedding.onnx;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.inference.BundledModel;
import java.nio.file.Path;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.embedding.kind", havingValue = "onnx", matchIfMissing = true)
@EnableConfigurationProperties(OnnxEmbeddingProperties.class)
class OnnxEmbeddingConfiguration {

    /** The session for questions and for the token vectors that answering needs. */
    @Bean
    OnnxSession questionSession(OnnxEmbeddingProperties properties, @Value("${docent.data:data}") Path data) {
        return OnnxSession.withAllCores(BundledModel.BGE_SMALL_EN_V15.in(properties.folderIn(data)));
    }

    /** No default candidate, since a starter of Spring AI may bring a model beside it. */
    @Bean(defaultCandidate = false)
    OnnxEmbeddingModel docentEmbeddingModel(
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
    Embeddings embeddings(@Qualifier("docentEmbeddingModel") EmbeddingModel model) {
        return LocalEmbeddingProvider.warm(model);
    }
}
