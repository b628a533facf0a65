package dev.docent.retrieval.reranking.onnx;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

@Configuration(proxyBeanMethods = false)
@Conditional(OnnxRerankingConfiguration.ModelIsNamed.class)
@EnableConfigurationProperties(OnnxRerankingProperties.class)
class OnnxRerankingConfiguration {

    /** @param natives the folder that the tokenizer of the embedding model uses too: the library is unpacked once */
    @Bean
    OnnxReranker reranker(
            OnnxRerankingProperties properties,
            @Value("${docent.embedding.onnx.folder:${docent.data:data}/models}") Path natives) {
        return OnnxReranker.load(ModelFolder.of(properties.modelFolder()), natives, properties.depth());
    }

    /** A setting that is there and empty counts as none: so does a variable that a script clears. */
    static final class ModelIsNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("docent.reranking.model-folder", "")
                    .isBlank();
        }
    }
}
