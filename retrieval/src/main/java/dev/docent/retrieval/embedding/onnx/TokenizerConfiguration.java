package dev.docent.retrieval.embedding.onnx;

import dev.docent.retrieval.embedding.EmbeddingChoice;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What there is of the model in the process when a hosted one is chosen: passages are measured by its tokenizer all the same, and it is loaded when an index that it made is asked. */
@Configuration(proxyBeanMethods = false)
@Conditional(TokenizerConfiguration.IsChosen.class)
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

    static final class IsChosen implements Condition {

        private static final Set<String> KINDS =
                Set.of(EmbeddingChoice.ONNX, EmbeddingChoice.GEMINI, EmbeddingChoice.OPENAI);

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return KINDS.contains(EmbeddingChoice.in(context.getEnvironment()).kind());
        }
    }
}
