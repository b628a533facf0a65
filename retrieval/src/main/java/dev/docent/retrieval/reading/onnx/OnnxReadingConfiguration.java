package dev.docent.retrieval.reading.onnx;

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
@ConditionalOnProperty(name = "docent.reading.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(OnnxReadingConfiguration.Properties.class)
class OnnxReadingConfiguration {

    /**
     * The model that reads question and passage together, to find the sentence that answers.
     *
     * @param enabled whether it is used; without it, words and the embedding model choose the sentence
     * @param depth number of the best passages that it reads for a question, 1 to 20; each takes some 20 ms of one core
     */
    @ConfigurationProperties("docent.reading")
    record Properties(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("2") int depth) {

        private static final int DEEPEST = 20;

        Properties {
            if (depth < 1 || depth > DEEPEST) {
                throw new IllegalArgumentException(
                        "docent.reading.depth must be between 1 and %d, but is %d".formatted(DEEPEST, depth));
            }
        }
    }

    @Bean
    OnnxReadingModel readingModel(
            Properties properties,
            ComputePool compute,
            @Value("${docent.embedding.onnx.folder:${docent.data:data}/models}") Path folder) {
        return OnnxReadingModel.load(folder, properties.depth(), compute);
    }
}
