package dev.docent.retrieval.reranking.onnx;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.reranking.kind", havingValue = "onnx")
@EnableConfigurationProperties(OnnxRerankingProperties.class)
class OnnxRerankingConfiguration {

    /**
     * @param natives the folder that the tokenizer of the embedding model uses too, so that the library is extracted
     *     once
     */
    @Bean
    OnnxReranker reranker(
            OnnxRerankingProperties properties,
            @Value("${docent.embedding.onnx.folder:${docent.data:data}/models}") Path natives) {
        return OnnxReranker.load(ModelFolder.of(properties.modelFolder()), natives, properties.depth());
    }
}
