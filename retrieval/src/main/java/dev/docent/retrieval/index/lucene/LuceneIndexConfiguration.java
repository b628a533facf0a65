package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.embedding.Embeddings;
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
    LucenePassageIndex passageIndex(
            LuceneIndexProperties properties, @Value("${docent.data:data}") Path data, Embeddings embeddings) {
        var vectors = new VectorSpace(embeddings.model(), embeddings.dimensions());
        return LucenePassageIndex.open(properties.folderIn(data), vectors);
    }
}
