package dev.docent.retrieval.index.lucene;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.index.kind", havingValue = "lucene", matchIfMissing = true)
@EnableConfigurationProperties(LuceneIndexProperties.class)
class LuceneIndexConfiguration {

    @Bean
    LuceneGenerationStore generationStore(LuceneIndexProperties properties, @Value("${docent.data:data}") Path data) {
        return new LuceneGenerationStore(properties.folderIn(data));
    }
}
