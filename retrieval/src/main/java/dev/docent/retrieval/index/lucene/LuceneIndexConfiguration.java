package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.compute.ComputePool;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.index.kind", havingValue = "lucene", matchIfMissing = true)
@EnableConfigurationProperties(LuceneIndexConfiguration.Properties.class)
class LuceneIndexConfiguration {

    /**
     * Settings of the Lucene index on the local disk.
     *
     * @param folder folder of the index, created if missing; {@code index} in the data folder if unset
     */
    @ConfigurationProperties("docent.index.lucene")
    record Properties(@Nullable Path folder) {}

    @Bean
    LuceneGenerationStore generationStore(
            Properties properties, ComputePool compute, @Value("${docent.data:data}") Path data) {
        return new LuceneGenerationStore(
                Objects.requireNonNullElse(properties.folder(), data.resolve("index")), compute);
    }
}
