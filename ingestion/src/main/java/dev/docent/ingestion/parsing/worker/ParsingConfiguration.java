package dev.docent.ingestion.parsing.worker;

import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.ParsingProperties;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the parser that reads documents in worker processes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ParsingProperties.class, WorkerProperties.class})
class ParsingConfiguration {

    @Bean
    DocumentParser documentParser(
            @Value("${docent.data:data}") Path data, ParsingProperties limits, WorkerProperties workers) {
        return new WorkerPool(data.resolve("tmp").resolve("parsing"), limits, workers);
    }
}
