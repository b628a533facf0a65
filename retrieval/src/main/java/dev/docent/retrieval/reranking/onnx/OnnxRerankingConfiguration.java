package dev.docent.retrieval.reranking.onnx;

import dev.docent.retrieval.compute.ComputePool;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.reranking.kind", havingValue = "onnx")
@EnableConfigurationProperties(OnnxRerankingConfiguration.Properties.class)
class OnnxRerankingConfiguration {

    /**
     * The model that reranks the best passages of a search.
     *
     * @param modelFolder folder of a cross-encoder for ONNX Runtime and its tokenizer, as published by model hubs; without it
     *     nothing is reranked
     * @param depth number of passages that are reranked, 1 to 200; a search takes longer by this number times the time of one
     *     passage
     */
    @ConfigurationProperties("docent.reranking")
    record Properties(Path modelFolder, @DefaultValue("20") int depth) {

        private static final int DEEPEST = 200;

        Properties {
            if (depth < 1 || depth > DEEPEST) {
                throw new IllegalArgumentException(
                        "docent.reranking.depth must be between 1 and %d, but is %d".formatted(DEEPEST, depth));
            }
        }
    }

    /**
     * @param natives the folder that the tokenizer of the embedding model uses too, so that the library is extracted
     *     once
     */
    @Bean
    OnnxReranker reranker(
            Properties properties,
            ComputePool compute,
            @Value("${docent.embedding.onnx.folder:${docent.data:data}/models}") Path natives) {
        return OnnxReranker.load(ModelFolder.of(properties.modelFolder()), natives, properties.depth(), compute);
    }
}
