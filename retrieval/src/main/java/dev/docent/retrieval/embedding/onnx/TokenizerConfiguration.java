package dev.docent.retrieval.embedding.onnx;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Active with hosted models too: the tokenizer measures passages, and an index may have been built with the local
 * model.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.embedding.tokenizer", havingValue = "onnx", matchIfMissing = true)
@EnableConfigurationProperties(OnnxEmbeddingProperties.class)
class TokenizerConfiguration {

    @Bean
    BertTokenizer tokenCounter(OnnxEmbeddingProperties properties, @Value("${docent.data:data}") Path data) {
        return BertTokenizer.load("bge-small-en-v1.5-q-tokenizer.json", properties.folderIn(data));
    }

    @Bean
    LocalEmbeddingProvider localEmbeddingProvider(
            BertTokenizer tokenizer, OnnxEmbeddingProperties properties, @Value("${docent.data:data}") Path data) {
        return new LocalEmbeddingProvider(tokenizer, properties.folderIn(data));
    }
}
